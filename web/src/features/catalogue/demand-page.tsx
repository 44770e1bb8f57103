import './demand-page.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { failureBehind } from '../../api/request-failed.ts'
import { useMay, useOrganisation } from '../../api/session/use-session.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { LoadingRows } from '../../ui/feedback/loading.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CatalogueLinks } from './catalogue-links.tsx'
import { DemandTable } from './demand-table.tsx'
import { certificationsQuery, demandQuery } from './queries.ts'
import { RankingTable } from './ranking-table.tsx'

const RecordDemand = lazy(async () => ({ default: (await import('./record-demand.tsx')).RecordDemand }))

/** Who needs which certification by when, and in what order that speaks for running cohorts. */
export function DemandPage() {
  const { organisationId } = useOrganisation()
  const demand = useQuery(demandQuery(organisationId))
  const catalogue = useQuery(certificationsQuery(organisationId))
  const mayRecord = useMay('demand.manage')
  const [recording, setRecording] = useState(false)
  const record = mayRecord ? () => setRecording(true) : null
  return (
    <>
      <PageHeader
        title="Demand"
        about="What projects and clients ask for, and certificates that run out"
        action={record && <Button onClick={record}>Record demand</Button>}
      />
      <CatalogueLinks />
      {demand.isPending && <LoadingRows rows={8} />}
      {demand.isError && <FailureNotice failure={failureBehind(demand.error)} onRetry={() => void demand.refetch()} />}
      {demand.data && (
        <div className="demand-page">
          <Panel title="What to run first" flush>
            <RankingTable rows={demand.data.ranking} onRecord={record} />
          </Panel>
          {demand.data.items.length > 0 && (
            <Panel title="What was asked for" flush>
              <DemandTable rows={demand.data.items} catalogue={catalogue.data ?? []} mayRemove={mayRecord} />
            </Panel>
          )}
        </div>
      )}
      {recording && (
        <Suspense>
          <RecordDemand onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </>
  )
}
