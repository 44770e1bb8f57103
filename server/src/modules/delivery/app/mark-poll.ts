import { mark } from '@cadre/marking'
import { isId, ok, type Id } from '@cadre/kernel'
import { as, transact, type Database, type Tx } from '../../../platform/db/transaction.ts'
import { organisationScope } from '../../../platform/scope.ts'
import { answerKeyOf, recordSeenBy, versionsById } from '../../bank/index.ts'
import { recordAnswers } from '../../reviews/index.ts'
import type { Poll } from '../domain/poll.ts'
import type { RunRecord } from '../domain/run-record.ts'
import { answersTo, findPoll, saveMarks, type PollAnswer } from '../store/polls.ts'
import { findRun } from '../store/runs.ts'

/** The job that makes the answers of a closed question evidence: marked, in the learning record, seen. Bears repetition. */
export async function markNamed(database: Database, payload: unknown): Promise<void> {
  if (typeof payload !== 'object' || payload === null) return
  const { organisationId, pollId } = { organisationId: '', pollId: '', ...payload }
  if (!isId('org', organisationId) || !isId('pol', pollId)) return
  await transact(database, as(organisationScope(organisationId)), async (tx) => {
    await markPoll(tx, pollId)
    return ok(null)
  })
}

async function markPoll(tx: Tx, pollId: Id<'pol'>): Promise<void> {
  const poll = await findPoll(tx, pollId)
  const record = poll && (await findRun(tx, poll.runId))
  const version = poll && (await versionsById(tx, [poll.versionId])).get(poll.versionId)
  if (!poll || !record || !version) return
  const key = answerKeyOf(version)
  const marked = (await answersTo(tx, [pollId])).map((answer) => ({ ...answer, ...mark(key, answer.response) }))
  await saveMarks(
    tx,
    pollId,
    marked.map(({ personId, credit }) => ({ personId, points: credit })),
  )
  await recordAnswers(
    tx,
    marked.map((answer) => evidenceOf(poll, record, answer)),
  )
  await recordSeenBy(
    tx,
    marked.filter(({ points }) => points === null).map(({ personId }) => personId),
    poll.questionId,
  )
}

const evidenceOf = (
  poll: Poll,
  { certificationId, runId }: RunRecord,
  { personId, at, credit, correct }: PollAnswer & { readonly credit: number; readonly correct: boolean },
) => ({
  personId,
  certificationId,
  questionId: poll.questionId,
  versionId: poll.versionId,
  domain: poll.domain,
  source: poll.purpose === 'opening' ? ('quiz' as const) : ('live' as const),
  sourceId: runId,
  at,
  correct,
  points: credit,
  seconds: poll.openedAt === null ? null : Math.max(0, Math.round((at - poll.openedAt) / 1_000)),
  practiceExam: false,
})
