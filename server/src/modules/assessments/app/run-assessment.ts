import { type closeAssessment, type publishAssessment, type releaseReview } from '@cadre/contracts'
import { decide } from '@cadre/attempt'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { after } from '../domain/lifecycle.ts'
import { saveAssessment } from '../store/assessments.ts'
import { attemptsOf, lockAttempt } from '../store/attempts.ts'
import { assessmentLocked } from './access.ts'
import { drawAndKeep, takersOf } from './draw-form.ts'
import { saved, viewOf } from './keep-assessments.ts'
import { settle } from './settle.ts'

export const publishOne: Handler<typeof publishAssessment> = async (tx, { params }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const assessment = found.value
  const state = after(assessment.state, 'publish')
  if (!state.ok) return state
  if (assessment.state === state.value) return ok(await viewOf(tx, assessment))
  // Also where each attempt gets its own: whether the bank is enough must show now, not to the first taker.
  const formId = assessment.formId
    ? ok(assessment.formId)
    : await drawAndKeep(tx, assessment, { takers: await takersOf(tx, assessment) })
  if (!formId.ok) return formId
  await saveAssessment(tx, assessment, { state: state.value, formId: formId.value })
  tx.record({ operation: 'assessments.publish', subject: assessment.assessmentId, detail: { formId: formId.value } })
  return ok(await saved(tx, assessment.assessmentId))
}

export const closeOne: Handler<typeof closeAssessment> = async (tx, { params }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const assessment = found.value
  const state = after(assessment.state, 'close')
  if (!state.ok) return state
  if (assessment.state === state.value) return ok(await viewOf(tx, assessment))
  const attempts = await attemptsOf(tx, { assessmentIds: [assessment.assessmentId] })
  for (const { attemptId } of attempts.filter(({ state: { phase } }) => phase === 'open')) {
    const record = await lockAttempt(tx, attemptId)
    const decided = record && decide(record.state, { kind: 'close' }, tx.now)
    if (record && decided?.ok) await settle(tx, record, decided.value)
  }
  await saveAssessment(tx, assessment, { state: state.value })
  tx.record({ operation: 'assessments.close', subject: assessment.assessmentId, detail: {} })
  return ok(await saved(tx, assessment.assessmentId))
}

export const releaseOne: Handler<typeof releaseReview> = async (tx, { params }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const assessment = found.value
  const state = after(assessment.state, 'release')
  if (!state.ok) return state
  if (assessment.releasedAt === null) await saveAssessment(tx, assessment, { releasedAt: tx.now })
  tx.record({ operation: 'assessments.release', subject: assessment.assessmentId, detail: {} })
  return ok(await saved(tx, assessment.assessmentId))
}
