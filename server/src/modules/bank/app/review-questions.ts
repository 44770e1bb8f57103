import {
  attestationOutdated,
  notFound,
  questionIncomplete,
  reviewedByItsAuthor,
  reviewNeedsWords,
  reviewOutdated,
  type discardRevision,
  type reopenQuestion,
  type retireQuestion,
  type reviewQuestionVersion,
  type submitQuestion,
  type withdrawQuestion,
} from '@cadre/contracts'
import { ok, present, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { currentAttestation } from '../domain/attestation.ts'
import { problemsOf } from '../domain/complete.ts'
import { mayReview, type QuestionId, type StoredQuestion } from '../domain/question.ts'
import { after, type Event } from '../domain/workflow.ts'
import { findCase } from '../store/cases.ts'
import { lockQuestion, personOf, saveDraft, saveStanding } from '../store/questions.ts'
import { insertDecision, insertVersion, versionRecordsOf, versionsById, type Outcome } from '../store/versions.ts'
import { lockSeen } from './write-question.ts'

async function lockFor(tx: Tx, questionId: QuestionId, event: Event) {
  const found = await lockQuestion(tx, questionId)
  if (!found) return refuse(notFound.code)
  const state = after(found.state, event)
  return state.ok ? ok({ found, state: state.value }) : state
}

/** Freezes the working text of a locked question that is complete. */
export async function freeze(tx: Tx, found: StoredQuestion) {
  const state = after(found.state, 'submit')
  if (!state.ok) return state
  const problems = provenanceProblems(found)
  if (problems.length > 0) return refuse(questionIncomplete.code, { problems })
  const study = found.text.caseId && (await findCase(tx, found.text.caseId))
  const number = found.versionCount + 1
  const versionId = await insertVersion(tx, {
    questionId: found.questionId,
    number,
    text: found.text,
    case: study && { title: study.title, text: study.text },
    attestation: currentAttestation.version,
  })
  await saveStanding(tx, found.questionId, {
    state: state.value,
    inReviewVersionId: versionId,
    versionCount: number,
  })
  return ok({ state: state.value, versionId, number })
}

/** A review needs to know where a question comes from (Q2). */
export const provenanceProblems = ({ text, provenance }: Pick<StoredQuestion, 'text' | 'provenance'>) => [
  ...problemsOf(text),
  ...(provenance.words.trim() === '' ? [{ path: 'provenance', words: 'it does not say where it comes from' }] : []),
]

export const submit: Handler<typeof submitQuestion> = async (tx, { params, body }) => {
  const seen = await lockSeen(tx, params.questionId, body.expectedRevision)
  if (!seen.ok) return seen
  if (body.attestation !== currentAttestation.version)
    return refuse(attestationOutdated.code, { current: currentAttestation.version })
  const frozen = await freeze(tx, seen.value)
  if (!frozen.ok) return frozen
  const { versionId, number } = frozen.value
  const detail = { versionId, number, attestation: body.attestation }
  tx.record({ operation: 'bank.submit', subject: params.questionId, detail })
  tx.changed('bank', params.questionId)
  return frozen
}

/** Ends the review of the version that waits for one. */
async function decide(
  tx: Tx,
  { questionId, inReviewVersionId }: StoredQuestion,
  { outcome, words }: { outcome: Outcome; words: string },
): Promise<void> {
  const record = (await versionRecordsOf(tx, questionId)).find(({ versionId }) => versionId === inReviewVersionId)
  const { versionId, submittedBy } = present(record, 'what is in review has a version')
  await insertDecision(tx, {
    versionId,
    submittedBy: present(submittedBy, 'a version in review was submitted by somebody'),
    outcome,
    by: present(personOf(tx), 'a person decides'),
    words,
  })
}

export const withdraw: Handler<typeof withdrawQuestion> = async (tx, { params }) => {
  const locked = await lockFor(tx, params.questionId, 'withdraw')
  if (!locked.ok) return locked
  const { found, state } = locked.value
  await decide(tx, found, { outcome: 'withdrawn', words: '' })
  await saveStanding(tx, found.questionId, { state, inReviewVersionId: null })
  tx.record({ operation: 'bank.withdraw', subject: found.questionId, detail: { versionId: found.inReviewVersionId } })
  tx.changed('bank', found.questionId)
  return ok({ state })
}

export const review: Handler<typeof reviewQuestionVersion> = async (tx, { params, body }) => {
  const { accepted, words, versionId } = body
  const found = await lockQuestion(tx, params.questionId)
  if (!found) return refuse(notFound.code)
  if (found.inReviewVersionId !== versionId) return refuse(reviewOutdated.code)
  const state = after(found.state, accepted ? 'accept' : 'send-back')
  if (!state.ok) return state
  const record = (await versionRecordsOf(tx, found.questionId)).find((each) => each.versionId === versionId)
  if (!mayReview(found, personOf(tx)) || record?.submittedBy === personOf(tx)) return refuse(reviewedByItsAuthor.code)
  if (!accepted && words.trim() === '') return refuse(reviewNeedsWords.code)
  await decide(tx, found, { outcome: accepted ? 'accepted' : 'sent-back', words })
  const live = accepted ? { live: { versionId, number: found.versionCount }, editors: [] } : {}
  await saveStanding(tx, found.questionId, { state: state.value, inReviewVersionId: null, ...live })
  tx.record({ operation: 'bank.review', subject: found.questionId, detail: { versionId, accepted } })
  tx.changed('bank', found.questionId)
  return ok({ state: state.value })
}

export const discard: Handler<typeof discardRevision> = async (tx, { params }) => {
  const locked = await lockFor(tx, params.questionId, 'discard')
  if (!locked.ok) return locked
  const { found, state } = locked.value
  const live = present(found.live, 'a question that is being revised is live')
  const frozen = present((await versionsById(tx, [live.versionId])).get(live.versionId), 'a live version is there')
  const revision = found.revision + 1
  await saveDraft(tx, found.questionId, { ...found, text: frozen.text, state, editors: [], revision })
  tx.record({ operation: 'bank.discard-revision', subject: found.questionId, detail: { backTo: live.number } })
  tx.changed('bank', found.questionId)
  return ok({ state })
}

/** Retires a locked question, and ends a review that waits. */
export async function retireLocked(tx: Tx, found: StoredQuestion, reason: string) {
  const state = after(found.state, 'retire')
  if (!state.ok) return state
  if (found.inReviewVersionId !== null) await decide(tx, found, { outcome: 'retired', words: reason })
  await saveStanding(tx, found.questionId, {
    state: state.value,
    live: null,
    inReviewVersionId: null,
    retiredReason: reason,
  })
  return ok({ state: state.value })
}

export const retire: Handler<typeof retireQuestion> = async (tx, { params, body }) => {
  const found = await lockQuestion(tx, params.questionId)
  if (!found) return refuse(notFound.code)
  const retired = await retireLocked(tx, found, body.reason)
  if (!retired.ok) return retired
  tx.record({ operation: 'bank.retire', subject: found.questionId, detail: { reason: body.reason } })
  tx.changed('bank', found.questionId)
  return retired
}

export const reopen: Handler<typeof reopenQuestion> = async (tx, { params }) => {
  const locked = await lockFor(tx, params.questionId, 'reopen')
  if (!locked.ok) return locked
  const { found, state } = locked.value
  const submitters = (await versionRecordsOf(tx, found.questionId)).flatMap(({ submittedBy }) => submittedBy ?? [])
  const editors = [...new Set([...found.editors, ...submitters])]
  await saveStanding(tx, found.questionId, { state, editors, retiredReason: '' })
  tx.record({ operation: 'bank.reopen', subject: found.questionId, detail: {} })
  tx.changed('bank', found.questionId)
  return ok({ state })
}
