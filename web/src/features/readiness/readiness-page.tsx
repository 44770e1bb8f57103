import './readiness-page.css'
import { readOwnReadiness } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconGauge } from '@tabler/icons-react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CohortsReadiness } from './cohorts-readiness.tsx'
import { ReadinessOf } from './readiness-of.tsx'
import { ReadinessSections } from './readiness-sections.tsx'

/** One's own readiness, and the cohorts that one teaches or leads. */
export function ReadinessPage() {
  const { organisationId, may } = useHere()
  const own = useReading(readOwnReadiness, { params: { organisationId } })
  const teaches = may('readiness.read') || may('readiness.read-led')
  return (
    <>
      <PageHeader title="Readiness" about="How likely the exam is to be passed, and what would change it" />
      <ReadinessSections />
      <div className="readiness-page">
        {teaches && <CohortsReadiness />}
        <Loaded of={own} rows={teaches ? 2 : 10}>
          {({ items }) => (
            <>
              {items.map((item) => (
                <ReadinessOf key={item.certificationId} of={item} />
              ))}
              {items.length === 0 && !teaches && <Nothing />}
            </>
          )}
        </Loaded>
      </div>
    </>
  )
}

function Nothing() {
  const { at } = useHere()
  return (
    <EmptyState
      title="You prepare for no exam yet"
      icon={<IconGauge size={24} stroke={1.5} aria-hidden />}
      action={
        <Button component={Link} to={at('cohorts')}>
          Look at the cohorts
        </Button>
      }
    >
      With a seat in a cohort and fifteen answered questions, your chance of passing stands here, with what would move
      it most.
    </EmptyState>
  )
}
