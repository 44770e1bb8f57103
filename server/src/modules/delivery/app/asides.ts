import {
  notFound,
  type markLab,
  type park,
  type raiseQuestion,
  type raisedView,
  type settleParked,
  type settleRaised,
} from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import { decide } from '@cadre/session'
import type { z } from 'zod'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { directoryOf } from '../../identity/index.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { findRaised, insertParked, insertRaised, parkedIn, raisedFor, saveParked, saveRaised } from '../store/asides.ts'
import { saveLabMark } from '../store/lab.ts'
import { findRun } from '../store/runs.ts'
import { callerOf, partIn, runLedLocked, runSeen } from './access.ts'
import { tellCounts } from './tell.ts'

export const raiseOne: Handler<typeof raiseQuestion> = async (tx, { params: { cohortId }, body: { text, runId } }) => {
  const part = await partIn(tx, cohortId)
  if (!part || !(part.holdsSeat || part.leads)) return refuse(notFound.code)
  const run = runId === null ? null : await findRun(tx, runId)
  if (runId !== null && run?.cohortId !== cohortId) return refuse(notFound.code)
  const raisedId = tx.newId('rai')
  const [personId, at] = [callerOf(tx), tx.now]
  await insertRaised(tx, { raisedId, cohortId, runId, personId, text, at, state: 'open', answer: '', settledIn: null })
  if (runId !== null) await tellCounts(tx, runId)
  return ok({ raisedId })
}

export const settleOneRaised: Handler<typeof settleRaised> = async (tx, { params, body: { state, answer } }) => {
  const { runId, raisedId } = params
  const locked = await runLedLocked(tx, runId)
  if (!locked.ok) return locked
  const raised = await findRaised(tx, raisedId)
  if (!raised || raised.cohortId !== locked.value.cohortId) return refuse(notFound.code)
  await saveRaised(tx, { ...raised, state, answer, settledIn: state === 'open' ? null : runId })
  if (state === 'parked' && raised.state !== 'parked')
    await insertParked(tx, runId, {
      parkedId: tx.newId('prk'),
      text: raised.text.slice(0, 500),
      at: tx.now,
      settled: false,
    })
  await tellCounts(tx, runId)
  return ok({})
}

export const parkOne: Handler<typeof park> = async (tx, { params: { runId }, body: { text } }) => {
  const locked = await runLedLocked(tx, runId)
  if (!locked.ok) return locked
  const parkedId = tx.newId('prk')
  await insertParked(tx, runId, { parkedId, text, at: tx.now, settled: false })
  await tellCounts(tx, runId)
  return ok({ parkedId })
}

export const settleOneParked: Handler<typeof settleParked> = async (tx, { params, body: { settled } }) => {
  const locked = await runLedLocked(tx, params.runId)
  if (!locked.ok) return locked
  if (!(await saveParked(tx, params.runId, params.parkedId, settled))) return refuse(notFound.code)
  await tellCounts(tx, params.runId)
  return ok({})
}

export const markOwnLab: Handler<typeof markLab> = async (tx, { params: { runId }, body: { done } }) => {
  const seen = await runSeen(tx, runId)
  if (!seen.ok) return seen
  if (!seen.value.holdsSeat) return refuse(notFound.code)
  const allowed = decide(seen.value.record.run, { kind: 'act' }, tx.now)
  if (!allowed.ok) return refuse(allowed.code)
  await saveLabMark(tx, runId, callerOf(tx), done)
  await tellCounts(tx, runId)
  return ok({})
}

/** With names: for trainers. */
export async function raisedViews(reads: Reads, { cohortId, runId }: RunRecord): Promise<z.input<typeof raisedView>[]> {
  const raised = await raisedFor(reads, cohortId, runId)
  const names = await directoryOf(
    reads,
    raised.map(({ personId }) => personId),
  )
  return raised.map((each) => ({
    raisedId: each.raisedId,
    by: names.get(each.personId)?.name ?? '',
    text: each.text,
    at: isoOf(each.at),
    state: each.state,
    answer: each.answer,
    before: each.runId !== runId,
  }))
}

export const parkedViews = async (reads: Reads, { runId }: RunRecord) =>
  (await parkedIn(reads, runId)).map(({ parkedId, text, at, settled }) => ({
    parkedId,
    text,
    at: isoOf(at),
    settled,
  }))
