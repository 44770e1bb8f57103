import { listCohorts, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconUsersGroup } from '@tabler/icons-react'
import { stageCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { dateRangeText } from '../../lib/format/date.ts'
import { momentOf } from '../../lib/format/wire.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'

type Cohort = ReplyOf<typeof listCohorts>['items'][number]

const weekText = ({ week, weeks, stage }: Cohort): string =>
  week === null ? (stage === 'finished' ? `${weeks} weeks` : `${weeks} weeks planned`) : `${week} of ${weeks}`

const columns: Column<Cohort>[] = [
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
  { id: 'dates', header: 'Runs', value: ({ startsOn }) => startsOn, cell: (c) => dateRangeText(c.startsOn, c.endsOn) },
  { id: 'week', header: 'Week', value: weekText, sortable: false },
  {
    id: 'next',
    header: 'Next session',
    value: ({ nextSession }) => nextSession?.start ?? null,
    cell: ({ nextSession, zone }) =>
      nextSession === null ? '\u2013' : <WhenBoth {...momentOf(nextSession, zone)} stacked />,
  },
  {
    id: 'seats',
    header: 'Seats taken',
    numeric: true,
    value: ({ confirmed }) => confirmed,
    cell: ({ confirmed, seats, waiting }) => `${confirmed} of ${seats}${waiting > 0 ? `, ${waiting} waiting` : ''}`,
  },
  { id: 'trainers', header: 'Trainers', value: ({ trainers }) => trainers.join(', ') },
]

const newestFirst = { id: 'dates', desc: true }
const cohortId = (cohort: Cohort): string => cohort.cohortId

export function CohortListPage() {
  const { organisationId, at, may } = useHere()
  const cohorts = useReading(listCohorts, { params: { organisationId }, query: {} })
  const navigate = useNavigate()
  const plan = may('cohorts.plan') ? (
    <Button component={Link} to={at('cohorts/new')}>
      Plan a cohort
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader title="Cohorts" {...(plan ? { action: plan } : {})} />
      <Loaded of={cohorts}>
        {({ items }) =>
          items.length === 0 ? (
            <NoCohorts plan={plan} />
          ) : (
            <Panel title={`${items.length} cohort${items.length === 1 ? '' : 's'}`} flush>
              <DataTable
                label="Cohorts"
                columns={columns}
                rows={items}
                rowId={cohortId}
                sortedBy={newestFirst}
                onOpen={(cohort) => void navigate({ to: at(`cohorts/${cohort.cohortId}`) })}
                empty={null}
              />
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

/** @param plan for who may plan one. */
function NoCohorts({ plan }: { readonly plan: React.ReactNode }) {
  const { at } = useHere()
  const icon = <IconUsersGroup size={24} stroke={1.5} aria-hidden />
  if (plan)
    return (
      <EmptyState title="No cohorts yet" action={plan} icon={icon}>
        A cohort turns a blueprint into dates on everybody's calendar. Planning one takes about ten minutes, and nothing
        is sent before you confirm it.
      </EmptyState>
    )
  const next = (
    <Button component={Link} to={at('today')} variant="default">
      See what is next for you
    </Button>
  )
  return (
    <EmptyState title="You are in no cohort" action={next} icon={icon}>
      Cohorts stand here once you have a seat in one or lead one.
    </EmptyState>
  )
}
