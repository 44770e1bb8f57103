import type { Instant, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import type { Seat, SeatCounts, SeatState } from '../domain/seats.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('cohorts.seats as s')
    .select([
      's.cohort_id',
      's.person_id',
      's.state',
      's.since',
      's.expectations_accepted_at',
      's.exam_date',
      's.exam_starts_at',
      's.exam_ends_at',
    ])
    .where(tenant(reads, 's'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function toSeat(row: Row): Seat {
  const { exam_date: date, exam_starts_at: start, exam_ends_at: end } = row
  return {
    personId: row.person_id as PersonKey,
    state: row.state as SeatState,
    since: row.since,
    expectationsAcceptedAt: row.expectations_accepted_at,
    exam: date === null || start === null || end === null ? null : { date: date as PlainDate, start, end },
  }
}

export async function seatsOf(reads: Reads, cohortId: CohortId): Promise<Seat[]> {
  return (
    await select(reads).where('s.cohort_id', '=', cohortId).orderBy('s.since').orderBy('s.person_id').execute()
  ).map(toSeat)
}

/** Every seat of one person, by cohort. */
export async function seatsOfPerson(reads: Reads, personId: PersonKey): Promise<Map<CohortId, Seat>> {
  const rows = await select(reads).where('s.person_id', '=', personId).execute()
  return new Map(rows.map((row) => [row.cohort_id as CohortId, toSeat(row)]))
}

/** Every seat of these people in cohorts they have not left. */
export async function seatsOfPeople(
  reads: Reads,
  personIds: readonly PersonKey[],
): Promise<{ cohortId: CohortId; seat: Seat }[]> {
  const rows = await select(reads)
    .where((eb) => eb('s.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .where('s.state', '<>', 'left')
    .execute()
  return rows.map((row) => ({ cohortId: row.cohort_id as CohortId, seat: toSeat(row) }))
}

export async function seatCountsByCohort(
  reads: Reads,
  cohortIds: readonly CohortId[],
): Promise<Map<string, SeatCounts>> {
  const rows = await reads.db
    .selectFrom('cohorts.seats as s')
    .select((eb) => [
      's.cohort_id',
      eb.fn.countAll<number>().filterWhere('s.state', 'in', ['invited', 'confirmed']).as('held'),
      eb.fn.countAll<number>().filterWhere('s.state', '=', 'confirmed').as('confirmed'),
      eb.fn.countAll<number>().filterWhere('s.state', '=', 'waiting').as('waiting'),
    ])
    .where(tenant(reads, 's'))
    .where((eb) => eb('s.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
    .groupBy('s.cohort_id')
    .execute()
  return new Map(rows.map(({ cohort_id, ...counts }) => [cohort_id, counts]))
}

/** Puts somebody into a state; coming from another one, they queue anew. */
export async function saveSeat(
  tx: Tx,
  cohortId: CohortId,
  { personId, state }: { personId: PersonKey; state: SeatState },
): Promise<void> {
  const values = { state, since: timestamp(tx.now) }
  await tx.db
    .insertInto('cohorts.seats')
    .values({ organisation_id: organisationOf(tx), cohort_id: cohortId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'cohort_id', 'person_id']).doUpdateSet(values))
    .execute()
}

export async function acceptExpectations(tx: Tx, cohortId: CohortId, personId: PersonKey): Promise<void> {
  await tx.db
    .updateTable('cohorts.seats as s')
    .set({ state: 'confirmed', expectations_accepted_at: timestamp(tx.now) })
    .where(tenant(tx, 's'))
    .where('s.cohort_id', '=', cohortId)
    .where('s.person_id', '=', personId)
    .execute()
}

/** @param exam null: none is booked. */
export async function saveExam(tx: Tx, cohortId: CohortId, personId: PersonKey, exam: Seat['exam']): Promise<void> {
  await tx.db
    .updateTable('cohorts.seats as s')
    .set({
      exam_date: exam && exam.date,
      exam_starts_at: exam && timestamp(exam.start),
      exam_ends_at: exam && timestamp(exam.end),
    })
    .where(tenant(tx, 's'))
    .where('s.cohort_id', '=', cohortId)
    .where('s.person_id', '=', personId)
    .execute()
}

export type BookedExam = {
  readonly cohortId: CohortId
  readonly personId: PersonKey
  readonly date: PlainDate
  readonly start: Instant
}

/** Exams booked, of every cohort or of these people. */
export async function bookedExams(reads: Reads, personIds: readonly PersonKey[] | null = null): Promise<BookedExam[]> {
  let query = select(reads).where('s.exam_date', 'is not', null).where('s.exam_starts_at', 'is not', null)
  if (personIds !== null) query = query.where((eb) => eb('s.person_id', '=', eb.fn.any(eb.val([...personIds]))))
  return (await query.orderBy('s.exam_date').execute()).map((row) => ({
    cohortId: row.cohort_id as CohortId,
    personId: row.person_id as PersonKey,
    date: row.exam_date as PlainDate,
    start: row.exam_starts_at as Instant,
  }))
}
