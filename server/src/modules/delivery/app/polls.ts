import { pollRefused, questionNotLive, type addPoll, type commandPoll, notFound } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import { decide, pollRules } from '@cadre/session'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { livePoolOf } from '../../bank/index.ts'
import type { Poll } from '../domain/poll.ts'
import { findPoll, insertPolls, pollsOf, savePollPhase } from '../store/polls.ts'
import { saveRun } from '../store/runs.ts'
import { callerOf, runLedLocked } from './access.ts'
import { newPoll } from './build-quiz.ts'
import { tellCounts, tellState } from './tell.ts'

/** Closes a question; what was answered is marked and becomes evidence in a job of its own, so that nobody waits for it. */
export async function closePoll(tx: Tx, poll: Poll): Promise<Poll> {
  const closed: Poll = { ...poll, phase: 'closed', closedAt: tx.now }
  await savePollPhase(tx, closed)
  await tx.enqueue({
    task: 'delivery.mark-poll',
    payload: { organisationId: organisationOf(tx), pollId: poll.pollId },
    key: `delivery.mark-poll ${poll.pollId}`,
  })
  return closed
}

export const commandOnePoll: Handler<typeof commandPoll> = async (tx, { params, body: { command } }) => {
  const locked = await runLedLocked(tx, params.runId)
  if (!locked.ok) return locked
  const poll = await findPoll(tx, params.pollId)
  if (!poll || poll.runId !== params.runId) return refuse(notFound.code)
  const allowed = decide(locked.value.run, { kind: 'act' }, tx.now)
  if (!allowed.ok) return refuse(allowed.code)
  const phase = pollRules[poll.phase][command]
  if (phase === null) return refuse(pollRefused.code, { phase: poll.phase, command })
  if (phase === poll.phase) return ok({ phase })
  if (phase === 'open') await closeOthers(tx, poll)
  if (poll.phase === 'open') await closePoll(tx, poll)
  const openedAt = phase === 'open' ? tx.now : poll.openedAt
  const closedAt = phase === 'open' ? null : (poll.closedAt ?? tx.now)
  await savePollPhase(tx, { ...poll, phase, openedAt, closedAt })
  const event = { kind: `poll-${command}`, detail: { pollId: poll.pollId }, at: tx.now, by: callerOf(tx) }
  await tellState(tx, await saveRun(tx, { ...locked.value, pollId: poll.pollId }, event))
  return ok({ phase })
}

/** One question is open at a time. */
async function closeOthers(tx: Tx, { runId, pollId }: Poll): Promise<void> {
  for (const other of await pollsOf(tx, runId))
    if (other.phase === 'open' && other.pollId !== pollId) await closePoll(tx, other)
}

export const addOnePoll: Handler<typeof addPoll> = async (tx, { params, body: { questionId } }) => {
  const locked = await runLedLocked(tx, params.runId)
  if (!locked.ok) return locked
  const { runId, certificationId, run } = locked.value
  const allowed = decide(run, { kind: 'act' }, tx.now)
  if (!allowed.ok) return refuse(allowed.code)
  const polls = await pollsOf(tx, runId)
  const pool = await livePoolOf(tx, certificationId)
  const question = pool.find((each) => each.questionId === questionId)
  if (!question || polls.some((poll) => poll.questionId === questionId)) return refuse(questionNotLive.code)
  const poll = newPoll(tx, {
    runId,
    purpose: 'practice',
    number: polls.filter(({ purpose }) => purpose === 'practice').length + 1,
    question: { ...question, why: 'Added by the trainer.' },
    kinds: new Map(pool.map(({ questionId: id, kind }) => [id, kind])),
  })
  await insertPolls(tx, [poll])
  await tellCounts(tx, runId)
  return ok({ pollId: poll.pollId })
}
