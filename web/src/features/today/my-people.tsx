import { readMyPeople, readMyPeoplesReadiness, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconUsers } from '@tabler/icons-react'
import { stageCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { verdictCalled, type Verdict } from '../../api/verdict-words.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { momentOf } from '../../lib/format/wire.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { WhenBoth } from '../../ui/data/when-both.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { type CareStanding, careStandingCalled, useStandingsInCare } from './standing-in-care.ts'
import { certificateLines, currentCohort, type Managed } from './managed.ts'

type Found = ReplyOf<typeof readMyPeople>
type Named = Managed & {
  readonly today: Found['today']
  readonly verdict: Verdict | null
  readonly care: CareStanding | null
}

const none = '\u2013'

const columns: Column<Named>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  {
    id: 'cohort',
    header: 'Cohort',
    value: (person) => currentCohort(person)?.name ?? null,
    cell: (person) => <InCohort person={person} />,
  },
  {
    id: 'care',
    header: 'Following',
    value: ({ care }) => care && careStandingCalled[care].words,
    cell: ({ care }) =>
      care === null ? none : <Mark tone={careStandingCalled[care].tone}>{careStandingCalled[care].words}</Mark>,
  },
  {
    id: 'sessions',
    header: 'Sessions past',
    numeric: true,
    value: (person) => currentCohort(person)?.sessionsDone ?? null,
    cell: (person) => {
      const cohort = currentCohort(person)
      return cohort ? `${cohort.sessionsDone} of ${cohort.sessions}` : none
    },
  },
  {
    id: 'next',
    header: 'Next session',
    value: (person) => currentCohort(person)?.nextSession?.start ?? null,
    cell: (person) => {
      const cohort = currentCohort(person)
      return cohort?.nextSession ? <WhenBoth {...momentOf(cohort.nextSession, cohort.zone)} stacked /> : none
    },
  },
  {
    id: 'exam',
    header: 'Exam',
    value: (person) => currentCohort(person)?.exam?.date ?? null,
    cell: (person) => {
      const cohort = currentCohort(person)
      if (!cohort) return none
      return cohort.exam === null ? 'not booked' : dateText(cohort.exam.date, 'full')
    },
  },
  {
    id: 'readiness',
    header: 'Readiness',
    value: ({ verdict }) => verdict && verdictCalled[verdict].words,
    cell: ({ verdict }) =>
      verdict === null ? none : <Mark tone={verdictCalled[verdict].tone}>{verdictCalled[verdict].words}</Mark>,
  },
  {
    id: 'certificates',
    header: 'Certificates',
    value: ({ certificates }) => certificates.length,
    cell: ({ certificates, today }) =>
      certificates.length === 0 ? (
        'none recorded'
      ) : (
        <span className="today-page-marks">
          {certificateLines(certificates, today).map(({ tone, words }) => (
            <Mark key={words} tone={tone} wraps>
              {words}
            </Mark>
          ))}
        </span>
      ),
  },
]

const byName = { id: 'name', desc: false }

/** Those who report to this person and where they stand: dates and standing, never answers (P4). */
export function MyPeople({ manages }: { readonly manages: boolean }) {
  const { organisationId } = useHere()
  const found = useReading(readMyPeople, { params: { organisationId } })
  const inCare = useStandingsInCare()
  const readiness = useReading(readMyPeoplesReadiness, { params: { organisationId } }).value?.people ?? []
  // Most people have nobody reporting to them: nothing is announced before it is there.
  if (!manages && (found.value?.people ?? []).length === 0) return null
  return (
    <Loaded of={found} rows={6}>
      {({ people, today }) =>
        people.length === 0 ? (
          <Nobody />
        ) : (
          <Panel title={`My people, ${people.length}`} flush>
            <DataTable
              label="My people"
              columns={columns}
              rows={people.map((person) => ({
                ...person,
                today,
                verdict: verdictIn(readiness, person),
                care: inCare(person),
              }))}
              rowId={({ personId }) => personId}
              sortedBy={byName}
              empty={null}
            />
          </Panel>
        )
      }
    </Loaded>
  )
}

/** Of the cohort that is shown. */
function verdictIn(
  readiness: ReplyOf<typeof readMyPeoplesReadiness>['people'],
  person: Managed & { readonly personId: string },
): Verdict | null {
  const cohortId = currentCohort(person)?.cohortId
  return readiness.find((each) => each.personId === person.personId && each.cohortId === cohortId)?.verdict ?? null
}

function InCohort({ person }: { readonly person: Managed }) {
  const cohort = currentCohort(person)
  if (!cohort) return <span className="today-page-none">in none</span>
  const more = person.cohorts.length - 1
  return (
    <span className="today-page-marks">
      <span>{cohort.name}</span>
      <Mark tone={stageCalled[cohort.stage].tone}>{stageCalled[cohort.stage].words}</Mark>
      {more > 0 && <small>and {countText(more, 'other')}</small>}
    </span>
  )
}

function Nobody() {
  const { at, may } = useHere()
  return (
    <EmptyState
      title="Nobody reports to you here yet"
      icon={<IconUsers size={24} stroke={1.5} aria-hidden />}
      action={
        may('demand.manage') ? (
          <Button component={Link} to={at('catalogue/demand')}>
            Say whom you need certified
          </Button>
        ) : (
          <Button component={Link} to={at('cohorts')} variant="default">
            Look at the cohorts
          </Button>
        )
      }
    >
      A programme lead names the manager of each person under Members. Then their cohort, next session, exam date and
      certificates stand here; what they answer never does.
    </EmptyState>
  )
}
