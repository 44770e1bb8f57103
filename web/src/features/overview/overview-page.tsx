import './overview-page.css'
import { readOverview, readReadinessOverview, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconCalendarPlus } from '@tabler/icons-react'
import { stageCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countedVerdicts, type VerdictCounts } from '../../api/verdict-words.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { momentOf } from '../../lib/format/wire.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Dots } from '../../ui/data/dots.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { Decisions } from './decisions.tsx'
import { ExampleNotice } from './example-notice.tsx'
import { MaturityPath } from './maturity-path.tsx'

type Overview = ReplyOf<typeof readOverview>
type Cohort = Overview['cohorts'][number]

type Line = Cohort & { readonly verdicts: VerdictCounts | null }

const columns: Column<Line>[] = [
  { id: 'name', header: 'Cohort', value: ({ name }) => name },
  {
    id: 'code',
    header: 'Exam',
    value: ({ code }) => code,
    cell: ({ code }) => <span className="data-table-whole">{code}</span>,
  },
  {
    id: 'stage',
    header: 'Stage',
    value: ({ stage }) => stageCalled[stage].words,
    cell: ({ stage }) => <Mark tone={stageCalled[stage].tone}>{stageCalled[stage].words}</Mark>,
  },
  {
    id: 'week',
    header: 'Week',
    numeric: true,
    value: ({ week }) => week,
    cell: ({ week, weeks, startsOn, sessionsDone, sessions }) => (
      <span className="overview-page-week">
        {week === null ? dateText(startsOn) : `${week} of ${weeks}`}
        <small>
          {sessionsDone} of {sessions} held
        </small>
      </span>
    ),
  },
  {
    id: 'next',
    header: 'Next session',
    value: ({ nextSession }) => nextSession?.start ?? null,
    cell: ({ nextSession, zone }) =>
      nextSession === null ? '\u2013' : <WhenBoth {...momentOf(nextSession, zone)} stacked />,
  },
  {
    id: 'seats',
    header: 'Seats',
    numeric: true,
    value: ({ confirmed }) => confirmed,
    cell: ({ confirmed, seats, waiting }) => (
      <span className="overview-page-week">
        {confirmed} of {seats}
        {waiting > 0 && <small>+{waiting} waiting</small>}
      </span>
    ),
  },
  {
    id: 'readiness',
    header: 'Readiness',
    value: ({ verdicts }) => verdicts?.onTrack ?? null,
    cell: ({ verdicts }) =>
      verdicts === null ? '\u2013' : <Dots groups={countedVerdicts(verdicts)} none="nobody yet" />,
  },
  { id: 'trainers', header: 'Trainers', value: ({ trainers }) => trainers.join(', ') },
]

const soonestFirst = { id: 'next', desc: false }

/** The programme lead's first screen: what needs a decision today, then a line for each cohort. */
export function OverviewPage() {
  const { organisationId, at, may } = useHere()
  const overview = useReading(readOverview, { params: { organisationId } })
  return (
    <Loaded of={overview} rows={10} page>
      {(found) => (
        <>
          <PageHeader
            title="Overview"
            about={`${dateText(found.today, 'spoken')} · ${totalsText(found.totals)}`}
            {...(may('cohorts.plan')
              ? {
                  action: (
                    <Button component={Link} to={at('cohorts/new')}>
                      Plan a cohort
                    </Button>
                  ),
                }
              : {})}
          />
          <div className="overview-page">
            <ExampleNotice cohorts={found.cohorts} />
            <Decisions decisions={found.decisions} />
            <Cohorts cohorts={found.cohorts} />
            <MaturityPath overview={found} />
          </div>
        </>
      )}
    </Loaded>
  )
}

const totalsText = ({ running, planned, finished, people }: Overview['totals']): string =>
  [`${running} running`, `${planned} planned`, `${finished} finished`, countText(people, 'person', 'people')].join(', ')

function Cohorts({ cohorts }: { readonly cohorts: readonly Cohort[] }) {
  const { organisationId, at, may } = useHere()
  const navigate = useNavigate()
  const readiness = useReading(readReadinessOverview, { params: { organisationId } })
  const verdicts = new Map(readiness.value?.cohorts.map((counts) => [counts.cohortId, counts]))
  if (cohorts.length === 0)
    return (
      <EmptyState
        title="No cohort is running or planned"
        icon={<IconCalendarPlus size={24} stroke={1.5} aria-hidden />}
        action={
          may('cohorts.plan') ? (
            <Button component={Link} to={at('cohorts/new')}>
              Plan a cohort
            </Button>
          ) : (
            <Button component={Link} to={at('catalogue')} variant="default">
              Open the catalogue
            </Button>
          )
        }
      >
        Choose a certification and a blueprint, a start and some people: in about ten minutes everybody has the dates.
      </EmptyState>
    )
  return (
    <Panel title="Cohorts" flush>
      <DataTable
        label="Cohorts"
        columns={columns}
        rows={cohorts.map((cohort) => ({ ...cohort, verdicts: verdicts.get(cohort.cohortId) ?? null }))}
        rowId={({ cohortId }) => cohortId}
        sortedBy={soonestFirst}
        onOpen={({ cohortId }) => void navigate({ to: at(`cohorts/${cohortId}`) })}
        empty={null}
      />
    </Panel>
  )
}
