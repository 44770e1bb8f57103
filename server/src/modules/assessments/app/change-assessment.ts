import { isDeepStrictEqual } from 'node:util'
import { assessmentChanged, assessmentStarted, notFound, type changeAssessment } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { Assessment, AssessmentTerms } from '../domain/assessment.ts'
import { after } from '../domain/lifecycle.ts'
import { saveAssessment } from '../store/assessments.ts'
import { attemptCounts } from '../store/attempts.ts'
import { assessmentLocked, mayRunFor } from './access.ts'
import { drawAndKeep, takersOf } from './draw-form.ts'
import { saved, termsOf } from './keep-assessments.ts'

/** Once somebody has started, only dates, review and instructions may still change: everybody takes the same thing. */
export const changeOne: Handler<typeof changeAssessment> = async (tx, { params, body }) => {
  const found = await assessmentLocked(tx, params.assessmentId)
  if (!found.ok) return found
  const { revision, ...draft } = body
  const assessment = found.value
  const next = after(assessment.state, 'change')
  if (!next.ok) return next
  if (!(await mayRunFor(tx, draft.cohortId))) return refuse(notFound.code)
  const terms = termsOf(draft)
  const { live, ended } = (await attemptCounts(tx)).get(assessment.assessmentId) ?? { live: 0, ended: 0 }
  if (live + ended > 0 && !sameExam(assessment, terms))
    return refuse(assessmentStarted.code, { attempts: live + ended })
  if (revision !== assessment.revision) return refuse(assessmentChanged.code)
  const formId = await formUnder(tx, assessment, terms)
  if (!formId.ok) return formId
  await saveAssessment(tx, assessment, { terms, formId: formId.value })
  tx.record({ operation: 'assessments.change', subject: assessment.assessmentId, detail: { title: terms.title } })
  return ok(await saved(tx, assessment.assessmentId))
}

/** The form by other rules is another one: a draft waits for it, what takers can start has it at once. */
async function formUnder(tx: Tx, assessment: Assessment, terms: AssessmentTerms) {
  if (sameDraw(assessment, terms)) return ok(assessment.formId)
  if (assessment.state !== 'published') return ok(null)
  const changed = { ...assessment, ...terms }
  return drawAndKeep(tx, changed, { takers: await takersOf(tx, changed) })
}

// Not as text: the database gives their fields back in an order of its own.
const sameDraw = (a: AssessmentTerms, b: AssessmentTerms): boolean =>
  a.certificationId === b.certificationId && isDeepStrictEqual(a.draw, b.draw)
const sameExam = (a: AssessmentTerms, b: AssessmentTerms): boolean =>
  sameDraw(a, b) &&
  a.cohortId === b.cohortId &&
  a.minutes === b.minutes &&
  isDeepStrictEqual(a.conditions, b.conditions)
