import { type careStandings, readCareSummary, readMyPeople, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { IconUsers } from '@tabler/icons-react'
import { stageCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { reading, useReading } from '../../api/reading.ts'
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
import type { Tone } from '../../ui/theme/tokens.ts'
import { certificateLines, currentCohort, type Managed } from './managed.ts'

type Found = ReplyOf<typeof readMyPeople>
type Standing = (typeof careStandings)[number]
type Named = Managed & { readonly today: Found['today']; readonly standing: Standing | null }

/** What a manager learns of how somebody stands: never why (P4). */
const standingCalled: Readonly<Record<Standing, { readonly tone: Tone; readonly words: string }>> = {
  'on-track': { tone: 'good', words: 'On track' },
  'needs-attention': { tone: 'warn', words: 'Needs attention' },
  'in-care': { tone: 'calm', words: 'In care' },
  deferred: { tone: 'calm', words: 'Deferred' },
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
    id: 'standing',
    header: 'Standing',
    value: ({ standing }) => standing && standingCalled[standing].words,
    cell: ({ standing }) =>
      standing === null ? none : <Mark tone={standingCalled[standing].tone}>{standingCalled[standing].words}</Mark>,
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
  const standings = useStandings()
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
              rows={people.map((person) => ({ ...person, today, standing: standings(person) }))}
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

/** How each person stands in the cohort that is shown of them; null where it is not running, or not theirs to know. */
function useStandings(): (person: Managed) => Standing | null {
  const { organisationId, may } = useHere()
  const { data } = useQuery({
    ...reading(readCareSummary, { params: { organisationId } }),
    enabled: may('care.summary'),
  })
  return (person) => {
    const cohorts = data?.people.find(({ personId }) => personId === person.personId)?.cohorts
    return cohorts?.find(({ cohortId }) => cohortId === currentCohort(person)?.cohortId)?.standing ?? null
  }
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
