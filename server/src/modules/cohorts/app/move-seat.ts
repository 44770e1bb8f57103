import { notFound, type cohortFull, type RefusalOf, type seatTaken } from '@cadre/contracts'
import type { cohortOver, notInCohort, otherExam } from '@cadre/contracts'
import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { directoryOf, todayOf } from '../../identity/index.ts'
import type { Cohort, CohortId, PersonKey } from '../domain/cohort.ts'
import { decideMove, type SeatMove, type Side } from '../domain/move-seat.ts'
import { takenSeats, type Seat } from '../domain/seats.ts'
import { findCohort, lockCohort } from '../store/cohorts.ts'
import { saveExam, saveSeat, seatsOf } from '../store/seats.ts'
import { farewell } from './farewell.ts'
import { welcome } from './welcome.ts'

type MoveRefusal =
  | RefusalOf<typeof otherExam | typeof cohortOver | typeof notInCohort | typeof cohortFull | typeof seatTaken>
  | Refusal<'request.not-found', Record<string, never>>

export type SeatMoveAsked = {
  readonly from: CohortId
  readonly to: CohortId
  readonly personId: PersonKey
  readonly as: 'invited' | 'confirmed'
}
export type SeatMoved = {
  readonly from: Cohort
  readonly to: Cohort
  /** The seat that is left, as it was. */
  readonly left: Seat
  /** Names of those who get it. */
  readonly promoted: readonly string[]
  /** Seats that were free in the other cohort before. */
  readonly free: number
}

/** What moving a seat would do, without doing it. */
export async function previewSeatMove(reads: Reads, asked: SeatMoveAsked): Promise<Ok<SeatMoved> | MoveRefusal> {
  const [from, to] = [await findCohort(reads, asked.from), await findCohort(reads, asked.to)]
  const judged = from && to ? await judge(reads, { from, to }, asked) : refuse(notFound.code)
  return judged.ok ? ok(judged.value.moved) : judged
}

/** Moves a seat in this transaction, with the exam that was booked; both cohorts are locked, in the order of their ids. */
export async function moveSeat(tx: Tx, asked: SeatMoveAsked, publicUrl: string): Promise<Ok<SeatMoved> | MoveRefusal> {
  const locked = new Map<CohortId, Cohort | null>()
  for (const cohortId of [asked.from, asked.to].toSorted()) locked.set(cohortId, await lockCohort(tx, cohortId))
  const [from, to] = [locked.get(asked.from), locked.get(asked.to)]
  if (!from || !to) return refuse(notFound.code)
  const judged = await judge(tx, { from, to }, asked)
  if (!judged.ok) return judged
  const { move, moved } = judged.value
  for (const { cohortId, ...seat } of move.writes) await saveSeat(tx, cohortId, seat)
  if (move.left.exam) {
    await saveExam(tx, to.cohortId, asked.personId, move.left.exam)
    await saveExam(tx, from.cohortId, asked.personId, null)
  }
  await farewell(tx, from, { personId: asked.personId, publicUrl, movedTo: to })
  await welcome(tx, to, { personId: asked.personId, publicUrl })
  for (const personId of move.promoted) await welcome(tx, from, { personId, publicUrl })
  for (const { cohortId } of [from, to]) tx.changed('cohorts', cohortId)
  return ok(moved)
}

async function judge(
  reads: Reads,
  { from, to }: { readonly from: Cohort; readonly to: Cohort },
  { personId, as }: SeatMoveAsked,
): Promise<Ok<{ move: SeatMove; moved: SeatMoved }> | MoveRefusal> {
  const [left, right] = [await sideOf(reads, from), await sideOf(reads, to)]
  const decided = decideMove(left, right, { personId, as, today: await todayOf(reads) })
  if (!decided.ok) return decided
  const directory = await directoryOf(reads, decided.value.promoted)
  const promoted = decided.value.promoted.map((each) => directory.get(each)?.name ?? '')
  const free = right.capacity - takenSeats(right.seats)
  return ok({ move: decided.value, moved: { from, to, left: decided.value.left, promoted, free } })
}

async function sideOf(reads: Reads, cohort: Cohort): Promise<Side> {
  const { cohortId, name, certificationId, stage, endsOn, seats: capacity } = cohort
  return { cohortId, name, certificationId, stage, endsOn, capacity, seats: await seatsOf(reads, cohortId) }
}
