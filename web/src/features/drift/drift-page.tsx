import './drift-page.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { failureBehind } from '../../api/request-failed.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { DriftingPanel } from './drifting-panel.tsx'
import { driftQuery, type Drift, type DriftingCertification } from './queries.ts'
import { counted, statesOf } from './words.ts'

export function DriftPage() {
  const { organisationId, slug } = useOrganisation()
  const drift = useQuery(driftQuery(organisationId))
  const affected = drift.data?.items.reduce((sum, item) => sum + item.affected.length, 0)
  return (
    <>
      <PageHeader
        title="Exam changes"
        about={
          affected === undefined
            ? 'Exams that retire and guides that change, with everything they affect'
            : `Exams that retire and guides that change: ${counted(affected, 'thing is', 'things are')} affected`
        }
      />
      {drift.isPending && <LoadingRows rows={6} />}
      {drift.isError && <FailureNotice failure={failureBehind(drift.error)} onRetry={() => void drift.refetch()} />}
      {drift.data?.items.length === 0 && (
        <EmptyState
          title="No exam changes"
          action={
            <Button component={Link} to={`/o/${slug}/catalogue`}>
              Open the catalogue
            </Button>
          }
        >
          When a certification in the catalogue gets a retire date or a new exam guide, everything that rests on it is
          listed here, with where it can move.
        </EmptyState>
      )}
      {drift.data && <Listed drift={drift.data} />}
    </>
  )
}

function Listed({ drift: { items, targets } }: { readonly drift: Drift }) {
  const affected = items.filter((item) => item.affected.length > 0)
  const quiet = items.filter((item) => item.affected.length === 0)
  return (
    <div className="drift-page">
      {affected.map((item) => (
        <DriftingPanel key={item.certificationId} item={item} targets={targets} />
      ))}
      {quiet.length > 0 && (
        <Panel title="Changed, with nothing of yours affected">
          <ul className="drift-page-quiet">{quiet.map(quietLine)}</ul>
        </Panel>
      )}
    </div>
  )
}

const quietLine = (item: DriftingCertification) => (
  <li key={item.certificationId}>
    <span>
      <strong>{item.code}</strong> {item.name}
    </span>
    {statesOf(item).map(({ tone, words }) => (
      <Mark key={words} tone={tone}>
        {words}
      </Mark>
    ))}
  </li>
)
