import {
  deferralTooOld,
  deferralUndone,
  notFound,
  type defer,
  type previewDeferral,
  type undoDeferral,
} from '@cadre/contracts'
import { dateIn, ok, refuse, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { assessmentsTakenIn } from '../../assessments/index.ts'
import { examWindowOf, moveSeat, previewSeatMove, progressByCohort, type SeatMoved } from '../../cohorts/index.ts'
import { assignmentsDone, carryAssignments } from '../../reviews/index.ts'
import { directoryOf, todayOf, zoneOfOrganisation } from '../../identity/index.ts'
import { deferralConsequences, isTooOldToUndo, undoDays, type Carried } from '../domain/deferral.ts'
import { insertDeferral, lockDeferral, saveUndone } from '../store/deferrals.ts'
import { keepFlag } from './move-flag.ts'

export const previewOneDeferral: Handler<typeof previewDeferral> = async (tx, { params, body }) => {
  const { cohortId, personId } = params
  const previewed = await previewSeatMove(tx, { from: cohortId, to: body.toCohortId, personId, as: 'invited' })
  if (!previewed.ok) return previewed
  const { from, to, promoted, free } = previewed.value
  const name = (await directoryOf(tx, [personId])).get(personId)?.name ?? ''
  const carried = await carriedBy(tx, personId, previewed.value)
  const window = await examWindowOf(tx, to)
  return ok({
    consequences: deferralConsequences({ name, from, to: { ...to, free, window }, promoted, carried, fee: body.fee }),
  })
}

/** One commit: the seat, the wait list, the exam that was booked, the fee and the reason. */
export const deferOne: Handler<typeof defer> = async (tx, { params, body }, call) => {
  const { cohortId, personId } = params
  const asked = { from: cohortId, to: body.toCohortId, personId, as: 'invited' as const }
  const moved = await moveSeat(tx, asked, call.publicUrl)
  if (!moved.ok) return moved
  const { left, promoted, to } = moved.value
  const kept = await carriedBy(tx, personId, moved.value)
  const deferralId = await insertDeferral(tx, {
    personId,
    from: cohortId,
    to: to.cohortId,
    fromState: left.state === 'confirmed' ? 'confirmed' : 'invited',
    reason: body.reason,
    fee: body.fee,
    carried: kept,
    by: tx.scope.personId,
  })
  await carryAssignments(tx, { personId, from: cohortId, to: to.cohortId })
  await keepFlag(tx, { cohortId, personId })
  const detail = {
    deferralId,
    from: cohortId,
    to: to.cohortId,
    reason: body.reason,
    fee: body.fee,
    carried: kept,
    promoted,
  }
  tx.record({ operation: 'care.defer', subject: personId, detail })
  tx.changed('care', personId)
  return ok({ deferralId, promoted: [...promoted] })
}

export const undoOneDeferral: Handler<typeof undoDeferral> = async (tx, { params }, call) => {
  const deferral = await lockDeferral(tx, params.deferralId)
  if (!deferral) return refuse(notFound.code)
  if (deferral.undoneAt !== null) return refuse(deferralUndone.code)
  const madeOn = dateIn(await zoneOfOrganisation(tx), deferral.at)
  if (isTooOldToUndo(madeOn, await todayOf(tx))) return refuse(deferralTooOld.code, { days: undoDays })
  const { deferralId, personId, from, to, fromState } = deferral
  const moved = await moveSeat(tx, { from: to, to: from, personId, as: fromState }, call.publicUrl)
  if (!moved.ok) return moved
  await saveUndone(tx, deferralId, tx.scope.personId)
  await carryAssignments(tx, { personId, from: to, to: from })
  const detail = { deferralId, from: to, to: from, promoted: moved.value.promoted }
  tx.record({ operation: 'care.undo-deferral', subject: personId, detail })
  tx.changed('care', personId)
  return ok({ promoted: [...moved.value.promoted] })
}

async function carriedBy(reads: Reads, personId: Id<'per'>, { from, left }: SeatMoved): Promise<Carried> {
  const progress = (await progressByCohort(reads, [from.cohortId], reads.now)).get(from.cohortId)
  const taken = (await assessmentsTakenIn(reads, [from.cohortId])).filter(({ takenBy }) => takenBy.has(personId))
  return {
    sessionsHeld: progress?.done ?? 0,
    sessions: progress?.sessions ?? 0,
    assessmentsTaken: taken.length,
    assignmentsDone: await assignmentsDone(reads, { personId, cohortId: from.cohortId }),
    examOn: left.exam?.date ?? null,
  }
}
