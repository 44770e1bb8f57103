import { drawForm as draw } from '@cadre/assembly'
import { assessmentStarted, examUnknown, type drawForm as drawOperation } from '@cadre/contracts'
import { ok, present, refuse, seedFrom, ulid, type Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { domainCalled, examDomainsOf } from '../../blueprints/index.ts'
import { seatHoldersOf } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'
import type { Assessment, FormId } from '../domain/assessment.ts'
import { formSpecificationOf } from '../domain/form-specification.ts'
import { after } from '../domain/lifecycle.ts'
import { saveAssessment } from '../store/assessments.ts'
import { attemptCounts } from '../store/attempts.ts'
import { insertForm } from '../store/forms.ts'
import { assessmentLocked } from './access.ts'
import { saved } from './keep-assessments.ts'
import { drawableQuestions, type DrawableQuestion } from './question-pool.ts'
import { shortage } from './shortage.ts'

/** Those whose earlier questions a form avoids: the cohort, or the one person it is drawn for. */
export const takersOf = (reads: Reads, { cohortId }: Assessment): Promise<Id<'per'>[]> =>
  cohortId === null ? Promise.resolve([]) : seatHoldersOf(reads, cohortId)

/** Draws a form and keeps it. The seed as text is stored with it: the same seed and bank draw it again. */
export async function drawAndKeep(
  tx: Tx,
  assessment: Assessment,
  { takers, seed = ulid(tx.now, tx.random) }: { takers: readonly Id<'per'>[]; seed?: string | undefined },
) {
  const exam = await examDomainsOf(tx, assessment.certificationId)
  if (exam.domains.every(({ weight }) => weight === 0)) return refuse(examUnknown.code)
  const questions = await drawableQuestions(tx, assessment.certificationId, { takers, placeOf: exam.placeOf })
  const specification = formSpecificationOf(assessment.draw, exam, {
    today: await todayOf(tx),
    seed: seedFrom(seed),
  })
  const drawn = draw(questions, specification)
  if (!drawn.ok) {
    const called = await domainCalled(tx)
    return shortage(drawn, (domain) => called(assessment.certificationId, domain))
  }
  const byId = new Map<string, DrawableQuestion>(questions.map((question) => [question.id, question]))
  const formId = await insertForm(tx, {
    assessmentId: assessment.assessmentId,
    seed,
    questions: drawn.value.questions.map(({ id, scored }) => {
      const question = present(byId.get(id), 'a form holds only questions of its bank')
      return { questionId: question.id, versionId: question.versionId, domain: question.domain, scored }
    }),
  })
  return ok(formId satisfies FormId)
}

export const drawOne: Handler<typeof drawOperation> = async (tx, { params, body }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const assessment = found.value
  const { live, ended } = (await attemptCounts(tx)).get(assessment.assessmentId) ?? { live: 0, ended: 0 }
  if (live + ended > 0 || !after(assessment.state, 'draw').ok)
    return refuse(assessmentStarted.code, { attempts: live + ended })
  const formId = await drawAndKeep(tx, assessment, { takers: await takersOf(tx, assessment), seed: body.seed })
  if (!formId.ok) return formId
  await saveAssessment(tx, assessment, { formId: formId.value })
  tx.record({ operation: 'assessments.draw', subject: assessment.assessmentId, detail: { formId: formId.value } })
  return ok(await saved(tx, assessment.assessmentId))
}
