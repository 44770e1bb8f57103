import { notFound, type createAssessment, type listAssessments, type readAssessment } from '@cadre/contracts'
import { instant, ok, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { domainCalled, examDomainsOf } from '../../blueprints/index.ts'
import { findCertification } from '../../catalogue/index.ts'
import type { Assessment, AssessmentTerms, FormId } from '../domain/assessment.ts'
import { assessmentsOf, findAssessment, insertAssessment } from '../store/assessments.ts'
import { attemptCounts, type AttemptCounts } from '../store/attempts.ts'
import { isStillAsked } from '../domain/form-specification.ts'
import type { HonourCode } from '../domain/honour-code.ts'
import { type FormQuestion, formQuestionsOf, seedOf } from '../store/forms.ts'
import { honourCodeOf } from '../store/honour-codes.ts'
import { liveVersionsOf, versionsById } from '../../bank/index.ts'
import { assessmentRun, callerOf, mayRunFor, runByCaller } from './access.ts'
import { cardOf, isoOrNull } from './views.ts'

type Draft = Parameters<Handler<typeof createAssessment>>[1]['body']

export const termsOf = ({ opensAt, closesAt, ...rest }: Draft): AssessmentTerms => ({
  ...rest,
  opensAt: opensAt === null ? null : instant(Date.parse(opensAt)),
  closesAt: closesAt === null ? null : instant(Date.parse(closesAt)),
})

type Read = { readonly counts: ReadonlyMap<string, AttemptCounts>; readonly code: HonourCode }

/** In constant time: a list reads what they share once. */
function lineOf(assessment: Assessment, { counts, code }: Read) {
  const { live, ended } = counts.get(assessment.assessmentId) ?? { live: 0, ended: 0 }
  return {
    ...cardOf(assessment, code),
    draw: assessment.draw,
    graceSeconds: assessment.graceSeconds,
    checkpointKey: assessment.checkpointKey,
    revision: assessment.revision,
    releasedAt: isoOrNull(assessment.releasedAt),
    attempts: { open: live, ended },
  }
}
const shared = async (reads: Reads): Promise<Read> => ({
  counts: await attemptCounts(reads),
  code: await honourCodeOf(reads),
})

export async function viewOf(reads: Reads, assessment: Assessment) {
  const line = lineOf(assessment, await shared(reads))
  return { ...line, form: assessment.formId && (await formView(reads, assessment, assessment.formId)) }
}

async function formView(reads: Reads, { certificationId, draw }: Assessment, formId: FormId) {
  const called = await domainCalled(reads)
  const questions = await formQuestionsOf(reads, formId)
  const versions = await versionsById(
    reads,
    questions.map(({ versionId }) => versionId),
  )
  const count = (names: readonly string[]) =>
    Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, each]) => [name, each.length]))
  const exam = await examDomainsOf(reads, certificationId)
  const scored = questions
    .filter((question) => question.scored)
    .map(({ domain }) => domain)
    .toSorted((a, b) => exam.rankOf(a) - exam.rankOf(b))
  return {
    seed: await seedOf(reads, formId),
    byDomain: count(scored.map((domain) => called(certificationId, domain))),
    reweighed: !isStillAsked(draw, exam, count(scored)),
    types: count(questions.map(({ versionId }) => versions.get(versionId)?.text.item.kind ?? '')),
    ...(await changedSince(reads, questions)),
  }
}

/** A form stays as it was drawn; what became of its questions since is said beside it. */
async function changedSince(reads: Reads, questions: readonly FormQuestion[]) {
  const live = await liveVersionsOf(
    reads,
    questions.map(({ questionId }) => questionId),
  )
  const retired = questions.filter(({ questionId }) => !live.has(questionId)).length
  const current = questions.filter(({ questionId, versionId }) => live.get(questionId) === versionId).length
  return { retired, revised: questions.length - retired - current }
}

export const listAll: Handler<typeof listAssessments> = async (reads, { query }) => {
  const { cohortId, certificationId } = query
  const found = await assessmentsOf(reads, { ...(cohortId && { cohortIds: [cohortId] }), certificationId })
  const read = await shared(reads)
  return ok({ items: (await runByCaller(reads, found)).map((assessment) => lineOf(assessment, read)) })
}

export const readOne: Handler<typeof readAssessment> = async (reads, { params }) => {
  const found = await assessmentRun(reads, params.assessmentId)
  return found.ok ? ok(await viewOf(reads, found.value)) : found
}

export const createOne: Handler<typeof createAssessment> = async (tx, { body }) => {
  const known = await findCertification(tx, body.certificationId)
  if (!known || !(await mayRunFor(tx, body.cohortId))) return refuse(notFound.code)
  const assessmentId = await insertAssessment(tx, termsOf(body), callerOf(tx))
  tx.record({ operation: 'assessments.create', subject: assessmentId, detail: { title: body.title } })
  return ok(await saved(tx, assessmentId))
}

/** Tells open screens, and gives what is stored now. */
export async function saved(tx: Tx, assessmentId: Assessment['assessmentId']) {
  const assessment = await findAssessment(tx, assessmentId)
  if (!assessment) throw new Error('an assessment that was just saved is gone')
  tx.changed('assessments', assessmentId)
  return viewOf(tx, assessment)
}
