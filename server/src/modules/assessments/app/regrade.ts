import { decide, applyAll } from '@cadre/attempt'
import { regradeStale, type previewRegrade, type regrade } from '@cadre/contracts'
import { ok, refuse, type Id } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { lockAttempt, saveAttempt } from '../store/attempts.ts'
import { assessmentLocked, assessmentRun, callerOf } from './access.ts'
import { saved } from './keep-assessments.ts'
import { markAttempt } from './mark-attempt.ts'
import { planOf } from './regrade-plan.ts'
import { tellCorrected } from './tell-corrected.ts'

export const previewOne: Handler<typeof previewRegrade> = async (reads, { params }) => {
  const found = await assessmentRun(reads, params.assessmentId)
  if (!found.ok) return found
  const { preview, questions, changes, unchanged } = await planOf(reads, found.value)
  return ok({ preview, questions, changes, unchanged })
}

export const regradeOne: Handler<typeof regrade> = async (tx, { params, body }, { publicUrl }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const plan = await planOf(tx, found.value)
  if (plan.preview !== body.preview) return refuse(regradeStale.code)
  for (const { record, markedBy } of plan.touched) {
    const versions = new Map(markedBy.map(({ questionId, versionId }) => [questionId, versionId]))
    await regradeAttempt(tx, record.attemptId, { reason: body.reason, versions })
  }
  await tellCorrected(tx, found.value, { ...plan, publicUrl })
  tx.record({
    operation: 'assessments.regrade',
    subject: params.assessmentId,
    detail: {
      reason: body.reason,
      attempts: plan.touched.length,
      questions: plan.questions,
      changes: plan.changes,
    },
  })
  await saved(tx, params.assessmentId)
  return ok({ changes: plan.changes })
}

type Again = { readonly reason: string; readonly versions: ReadonlyMap<Id<'qst'>, Id<'qve'>> }

async function regradeAttempt(
  tx: Parameters<typeof callerOf>[0] & Tx,
  attemptId: AttemptRecord['attemptId'],
  again: Again,
) {
  const record = await lockAttempt(tx, attemptId)
  const decided = record && decide(record.state, { kind: 'regrade', reason: again.reason }, tx.now)
  if (!record || !decided?.ok) return
  const settled = { ...record, state: applyAll(record.state, decided.value.events) }
  await saveAttempt(tx, attemptId, settled.state, { saved: false })
  await markAttempt(tx, settled, { by: callerOf(tx), ...again })
}
