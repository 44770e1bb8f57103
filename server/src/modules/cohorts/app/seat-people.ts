import {
  fewerSeatsThanPeople,
  notFound,
  personUnknown,
  wrongStage,
  type acceptSeat,
  type addToCohort,
  type registerInterest,
  type removeFromCohort,
  type setSeats,
} from '@cadre/contracts'
import { isoOf, ok, present, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { directoryOf, isMember, type DirectoryEntry } from '../../identity/index.ts'
import type { Cohort } from '../domain/cohort.ts'
import { decideAdd, holdsSeat, promotions, takenSeats, type Seat } from '../domain/seats.ts'
import { saveCohort } from '../store/cohorts.ts'
import { acceptExpectations, saveSeat, seatsOf } from '../store/seats.ts'
import { cohortLockedBy } from './access.ts'
import { farewell } from './farewell.ts'
import { welcome } from './welcome.ts'

export function seatView(seat: Seat, entry: DirectoryEntry | undefined) {
  const { personId, state, since, expectationsAcceptedAt: accepted, exam } = seat
  return {
    personId,
    name: entry?.name ?? '',
    email: entry?.email ?? '',
    state,
    since: isoOf(since),
    expectationsAcceptedAt: accepted === null ? null : isoOf(accepted),
    exam: exam && { date: exam.date, start: isoOf(exam.start) },
  }
}

export const addPerson: Handler<typeof addToCohort> = async (tx, { params, body }, call) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  if (!(await isMember(tx, body.personId))) return refuse(personUnknown.code, { personId: body.personId })
  const decided = decideAdd(await seatsOf(tx, cohort.cohortId), cohort.seats, body)
  if (!decided.ok) return decided
  await saveSeat(tx, cohort.cohortId, { personId: body.personId, state: body.as })
  if (holdsSeat({ state: body.as })) await welcome(tx, cohort, { personId: body.personId, publicUrl: call.publicUrl })
  await noteSeats(tx, cohort, { operation: 'cohorts.add-person', personId: body.personId, as: body.as })
  const seat = (await seatsOf(tx, cohort.cohortId)).find(({ personId }) => personId === body.personId)
  return ok(
    seatView(present(seat, 'the seat was just saved'), (await directoryOf(tx, [body.personId])).get(body.personId)),
  )
}

export const removePerson: Handler<typeof removeFromCohort> = async (tx, { params }, call) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  const seat = (await seatsOf(tx, cohort.cohortId)).find(({ personId }) => personId === params.personId)
  if (!seat || seat.state === 'left') return refuse(notFound.code)
  await saveSeat(tx, cohort.cohortId, { personId: params.personId, state: 'left' })
  if (holdsSeat(seat))
    await farewell(tx, cohort, { personId: params.personId, publicUrl: call.publicUrl, movedTo: null })
  const [promoted] = await promote(tx, cohort, { seats: cohort.seats, publicUrl: call.publicUrl })
  await noteSeats(tx, cohort, {
    operation: 'cohorts.remove-person',
    personId: params.personId,
    promoted: promoted ?? null,
  })
  return ok({ promoted: promoted ?? null })
}

export const changeSeats: Handler<typeof setSeats> = async (tx, { params, body }, call) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort } = standing.value
  const taken = takenSeats(await seatsOf(tx, cohort.cohortId))
  if (body.seats < taken) return refuse(fewerSeatsThanPeople.code, { taken })
  await saveCohort(tx, cohort.cohortId, { seats: body.seats })
  const promoted = await promote(tx, cohort, { seats: body.seats, publicUrl: call.publicUrl })
  await noteSeats(tx, cohort, { operation: 'cohorts.set-seats', seats: body.seats, promoted })
  return ok({ promoted })
}

/** The person puts themselves on the list that fits: in line where seats are already given, else as interested. */
export const showInterest: Handler<typeof registerInterest> = async (tx, { params }) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort, seat } = standing.value
  const { personId } = tx.scope
  if (personId === null || cohort.stage === 'draft' || cohort.stage === 'cancelled')
    return refuse(wrongStage.code, { stage: cohort.stage, event: 'joined' })
  if (seat && seat.state !== 'left') return ok({ state: seat.state })
  const state = cohort.stage === 'confirmed' ? ('waiting' as const) : ('interested' as const)
  await saveSeat(tx, cohort.cohortId, { personId, state })
  await noteSeats(tx, cohort, { operation: 'cohorts.register-interest', personId, state })
  return ok({ state })
}

/** Accepting the seat is accepting the expectations (K5). */
export const acceptOwnSeat: Handler<typeof acceptSeat> = async (tx, { params }) => {
  const standing = await cohortLockedBy(tx, params.cohortId)
  if (!standing.ok) return standing
  const { cohort, seat } = standing.value
  const { personId } = tx.scope
  if (personId === null || !seat || !holdsSeat(seat)) return refuse(notFound.code)
  if (cohort.stage === 'cancelled') return refuse(wrongStage.code, { stage: cohort.stage, event: 'accepted' })
  if (seat.expectationsAcceptedAt === null) {
    await acceptExpectations(tx, cohort.cohortId, personId)
    await noteSeats(tx, cohort, { operation: 'cohorts.accept', personId })
  }
  return ok({ state: 'confirmed' })
}

type Promotion = { readonly seats: number; readonly publicUrl: string }

/** Free seats go to those who wait, in order; each is told. Returns their names. */
async function promote(tx: Tx, cohort: Cohort, { seats, publicUrl }: Promotion): Promise<string[]> {
  const promoted = promotions(await seatsOf(tx, cohort.cohortId), seats)
  const directory = await directoryOf(tx, promoted)
  for (const personId of promoted) {
    await saveSeat(tx, cohort.cohortId, { personId, state: 'invited' })
    await welcome(tx, cohort, { personId, publicUrl })
  }
  return promoted.map((personId) => directory.get(personId)?.name ?? '')
}

async function noteSeats(
  tx: Tx,
  cohort: Cohort,
  { operation, ...detail }: { operation: string; [key: string]: unknown },
): Promise<void> {
  tx.record({ operation, subject: cohort.cohortId, detail })
  tx.changed('cohorts', cohort.cohortId)
}
