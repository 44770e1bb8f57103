import { setSeats } from '@cadre/contracts'
import { Button, Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { seatCalled } from '../../api/cohort-stage.ts'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { NumberField } from '../../ui/form/number-field.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { AddPerson } from './add-person.tsx'
import { BookExam } from './book-exam.tsx'
import type { Cohort, Seat } from './cohort.ts'
import { RemovePerson } from './remove-person.tsx'
import { groupSizeWords } from './words.ts'

type Asked = { readonly act: 'remove' | 'exam'; readonly seat: Seat }

/** Who holds a seat, who waits and who is interested; for planners, everything that can be done about it (K4). */
export function CohortPeople({ cohort }: { readonly cohort: Cohort }) {
  const { may, personId, at } = useHere()
  const { cohortId } = cohort
  const [asked, setAsked] = useState<Asked | null>(null)
  const plans = may('cohorts.plan')
  const columns = useMemo(
    () => columnsFor({ plans, personId, cohortId, at, ask: setAsked }),
    [plans, personId, cohortId, at],
  )
  const seated = cohort.people.filter(({ state }) => state === 'confirmed' || state === 'invited').length
  const close = (): void => setAsked(null)
  return (
    <>
      <Panel title={countText(cohort.people.length, 'person', 'people')} flush>
        <DataTable
          label="People of the cohort"
          columns={columns}
          rows={cohort.people}
          rowId={(seat) => seat.personId}
          empty={<p className="cohort-page-none">Nobody has a seat yet. {groupSizeWords(0)}</p>}
        />
      </Panel>
      {plans && seated > 0 && groupSizeWords(seated) !== null && (
        <p className="cohort-page-quiet">{groupSizeWords(seated)}</p>
      )}
      {plans && <AddPerson cohort={cohort} />}
      {plans && <Seats cohort={cohort} />}
      {asked?.act === 'remove' && <RemovePerson cohort={cohort} seat={asked.seat} onClose={close} />}
      {asked?.act === 'exam' && <BookExam cohort={cohort} seat={asked.seat} onClose={close} />}
    </>
  )
}

type ColumnContext = {
  readonly plans: boolean
  readonly personId: string
  readonly cohortId: string
  readonly at: (path: string) => string
  readonly ask: (asked: Asked) => void
}

function columnsFor(context: ColumnContext): Column<Seat>[] {
  const { plans, personId } = context
  const columns: Column<Seat>[] = [
    { id: 'name', header: 'Name', value: ({ name }) => name },
    {
      id: 'state',
      header: 'Seat',
      value: ({ state }) => seatCalled[state].words,
      cell: ({ state }) => <Mark tone={seatCalled[state].tone}>{seatCalled[state].words}</Mark>,
    },
    {
      id: 'exam',
      header: 'Exam',
      value: ({ exam }) => exam?.date ?? null,
      cell: ({ exam }) => (exam === null ? 'not booked' : dateText(exam.date, 'full')),
    },
  ]
  const actions: Column<Seat> = {
    id: 'actions',
    header: 'Actions',
    sortable: false,
    value: () => null,
    cell: (seat) =>
      (plans || seat.personId === personId) && seat.state !== 'left' ? <Actions {...context} seat={seat} /> : null,
  }
  return plans
    ? [...columns, { id: 'email', header: 'Mail', value: ({ email }) => email }, actions]
    : [...columns, actions]
}

type ActionsProps = ColumnContext & { readonly seat: Seat }

const Actions = ({ seat, plans, ask, at, cohortId }: ActionsProps) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <Button variant="default" size="compact-sm">
        Change<span className="visually-hidden"> {seat.name}</span>
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => ask({ act: 'exam', seat })}>
        {seat.exam === null ? 'Record the exam date' : 'Change the exam date'}
      </Menu.Item>
      {plans && (
        <Menu.Item component={Link} to={at(`care/${cohortId}/${seat.personId}`)}>
          Care and deferral
        </Menu.Item>
      )}
      {plans && (
        <Menu.Item color="red" onClick={() => ask({ act: 'remove', seat })}>
          Take out of the cohort
        </Menu.Item>
      )}
    </Menu.Dropdown>
  </Menu>
)

function Seats({ cohort }: { readonly cohort: Cohort }) {
  const { organisationId } = useHere()
  const change = useWriting(setSeats)
  const refusal = useFailure()
  const [seats, setSeatsWanted] = useState(cohort.seats)
  const run = async (): Promise<void> => {
    refusal.clear()
    const done = await change.run({ params: { organisationId, cohortId: cohort.cohortId }, body: { seats } })
    if (!done.ok) return refusal.show(done.failure)
    const { promoted } = done.value
    sayDone(promoted.length === 0 ? `${seats} seats` : `${seats} seats; moved up: ${promoted.join(', ')}`)
  }
  return (
    <Panel title="Seats">
      <div className="cohort-page-row">
        <NumberField
          name="seats"
          label="Number of seats"
          min={1}
          max={1_000}
          value={seats}
          onChange={(value) => setSeatsWanted(Number(value))}
        />
        <Button
          variant="default"
          loading={change.busy}
          disabled={seats === cohort.seats || seats < 1}
          onClick={() => void run()}
        >
          Set {countText(seats, 'seat')}
        </Button>
      </div>
      {cohort.waiting > 0 && (
        <p className="cohort-page-quiet">New seats go to the wait list in its order: {cohort.waiting} waiting.</p>
      )}
      {refusal.failure && <FailureNotice failure={refusal.failure} />}
    </Panel>
  )
}
