import './cohort-page.css'
import { readCohort } from '@cadre/contracts'
import { Tabs } from '@mantine/core'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { stageCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateRangeText } from '../../lib/format/date.ts'
import { zoneCity } from '../../lib/format/moment.ts'
import { zoneNamed } from '../../lib/format/wire.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import type { Cohort } from './cohort.ts'
import { CohortCalendar } from './cohort-calendar.tsx'
import { CohortChanges } from './cohort-changes.tsx'
import { CohortFacts } from './cohort-facts.tsx'
import { CohortPeople } from './cohort-people.tsx'
import { CohortStageMenu, CohortStep } from './cohort-step.tsx'
import { CohortTimelinePanel } from './cohort-timeline-panel.tsx'
import { CohortWork } from './cohort-work.tsx'
import { type CohortView, viewOf } from './cohort-view.ts'

export function CohortPage() {
  const { organisationId, at } = useHere()
  const { cohortId = '' } = useParams({ strict: false })
  const cohort = useReading(readCohort, { params: { organisationId, cohortId } })
  return (
    <Loaded of={cohort} rows={12} page>
      {(found) => (
        <>
          <PageHeader
            title={found.name}
            above={<Link to={at('cohorts')}>Cohorts</Link>}
            about={<About cohort={found} />}
            more={<CohortStageMenu cohort={found} />}
          />
          <div className="cohort-page">
            <CohortStep cohort={found} />
            <CohortFacts cohort={found} />
            <Views cohort={found} />
          </div>
        </>
      )}
    </Loaded>
  )
}

function About({ cohort }: { readonly cohort: Cohort }) {
  const { at, may } = useHere()
  const mayReadReadiness = may('readiness.read') || may('readiness.read-led')
  return (
    <span className="cohort-page-about">
      <Mark tone={stageCalled[cohort.stage].tone}>{stageCalled[cohort.stage].words}</Mark>
      <span>{cohort.code}</span>
      <span>{dateRangeText(cohort.startsOn, cohort.endsOn)}</span>
      {cohort.week !== null && (
        <span>
          week {cohort.week} of {cohort.weeks}
        </span>
      )}
      <span>times in {zoneCity(zoneNamed(cohort.zone))}</span>
      {mayReadReadiness && <Link to={at(`readiness/cohorts/${cohort.cohortId}`)}>Readiness</Link>}
    </span>
  )
}

const tabs: readonly { value: CohortView; label: (cohort: Cohort) => string }[] = [
  { value: 'calendar', label: () => 'Calendar' },
  { value: 'timeline', label: () => 'Timeline' },
  { value: 'people', label: ({ people, confirmed }) => `People ${people.length === 0 ? confirmed : people.length}` },
  { value: 'work', label: ({ plan }) => `Work ${plan.tasks.length}` },
  { value: 'changes', label: ({ changes }) => `Changes ${changes.length}` },
]

function Views({ cohort }: { readonly cohort: Cohort }) {
  const view = viewOf(useSearch({ strict: false }).view)
  const { at } = useHere()
  const navigate = useNavigate()
  const show = (next: string | null): void =>
    void navigate({ to: at(`cohorts/${cohort.cohortId}`), search: { view: viewOf(next) }, replace: true })
  return (
    <Tabs value={view} onChange={show} keepMounted={false} activateTabWithKeyboard={false}>
      <Tabs.List>
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
            {label(cohort)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <div className="cohort-page-view">
        <Tabs.Panel value="calendar">
          <CohortCalendar cohort={cohort} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <CohortTimelinePanel cohort={cohort} />
        </Tabs.Panel>
        <Tabs.Panel value="people">
          <CohortPeople cohort={cohort} />
        </Tabs.Panel>
        <Tabs.Panel value="work">
          <CohortWork cohort={cohort} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <CohortChanges cohort={cohort} />
        </Tabs.Panel>
      </div>
    </Tabs>
  )
}
