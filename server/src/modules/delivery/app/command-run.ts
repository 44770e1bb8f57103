import { movedOn, type commandRun, type saveTakeaways } from '@cadre/contracts'
import { isoOf, ok, refuse } from '@cadre/kernel'
import { decide, minuteMs, owedAfter, type RunCommand } from '@cadre/session'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { holdSession } from '../../cohorts/index.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { insertOwed } from '../store/owed.ts'
import { pollsOf } from '../store/polls.ts'
import { saveRun } from '../store/runs.ts'
import { callerOf, runLedLocked } from './access.ts'
import { closePoll } from './polls.ts'
import { tellOutside, tellState } from './tell.ts'

export const commandOne: Handler<typeof commandRun> = async (tx, { params, body }) => {
  const locked = await runLedLocked(tx, params.runId)
  if (!locked.ok) return locked
  const before = locked.value
  if (before.revision !== body.expectedRevision) return refuse(movedOn.code, { revision: before.revision })
  const command: RunCommand =
    body.command.kind === 'extend' ? { kind: 'extend', byMs: body.command.minutes * minuteMs } : body.command
  const decided = decide(before.run, command, tx.now)
  if (!decided.ok) return refuse(decided.code)
  const record = await saveRun(
    tx,
    { ...before, run: decided.value },
    { kind: command.kind, detail: { ...body.command }, at: tx.now, by: callerOf(tx) },
  )
  if (command.kind === 'end' && before.run.phase !== 'ended') await settle(tx, record)
  return ok({ serverNow: isoOf(tx.now), run: await tellState(tx, record) })
}

/** What the end of a run leaves behind: closed questions, what the next opening review owes, a session that was held. */
async function settle(tx: Tx, record: RunRecord): Promise<void> {
  const { runId, cohortId, sessionKey, plan, run } = record
  for (const poll of await pollsOf(tx, runId)) if (poll.phase === 'open') await closePoll(tx, poll)
  const words = new Map(plan.objectives.map(({ key, text }) => [key, text]))
  await insertOwed(
    tx,
    owedAfter(run, tx.now).map(({ objective, lostMs, whole }) => ({
      runId,
      objective,
      words: words.get(objective) ?? objective,
      lostMs,
      whole,
      takenUpIn: null,
    })),
  )
  await holdSession(tx, cohortId, sessionKey)
  tx.changed('cohorts', cohortId)
  tellOutside(tx, cohortId)
  tx.record({ operation: 'delivery.command', subject: runId, detail: { ended: true, cohortId, sessionKey } })
}

export const saveClosing: Handler<typeof saveTakeaways> = async (tx, { params, body }) => {
  const locked = await runLedLocked(tx, params.runId)
  if (!locked.ok) return locked
  const { takeaways } = body
  if (takeaways === locked.value.takeaways) return ok({})
  const event = { kind: 'takeaways', detail: {}, at: tx.now, by: callerOf(tx) }
  await tellState(tx, await saveRun(tx, { ...locked.value, takeaways }, event))
  return ok({})
}
