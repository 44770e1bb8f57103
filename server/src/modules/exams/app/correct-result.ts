import { notFound, resultChanged, resultOfThatDay, type correctResult } from '@cadre/contracts'
import { ok, present, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { deleteCertificate, findCertification } from '../../catalogue/index.ts'
import type { ExamResult, Outcome } from '../domain/result.ts'
import { insertRevision, lockResult, saveResult } from '../store/results.ts'
import { checkAgainstExam, isThere } from './check-outcome.ts'

/** Their own, or with the right to manage exams anybody's; what was said before is kept. */
export const correctOneResult: Handler<typeof correctResult> = async (tx, { params, body }) => {
  const { personId, permissions } = tx.scope
  const result = await lockResult(tx, params.resultId)
  if (!result || (result.personId !== personId && !permissions.has('exams.manage'))) return refuse(notFound.code)
  if (result.revision !== body.expectedRevision) return refuse(resultChanged.code, { revision: result.revision })
  const { outcome, reason } = body
  if (outcome !== null) {
    const checked = await check(tx, result, outcome)
    if (!checked.ok) return checked
  }
  const revision = result.revision + 1
  const certificateId = await certificateAfter(tx, result, outcome)
  await saveResult(tx, { resultId: result.resultId, certificateId, revision }, outcome)
  await insertRevision(tx, result.resultId, { revision, by: personId, reason, outcome })
  const { satOn, passed, score } = outcome ?? { satOn: null, passed: null, score: null }
  const detail = { revision, reason, satOn, passed, score, certificateId }
  tx.record({ operation: 'exams.correct-result', subject: result.resultId, detail })
  tx.changed('exams', result.resultId)
  return ok({ revision })
}

async function check(tx: Tx, result: ExamResult, outcome: Outcome) {
  const certification = present(
    await findCertification(tx, result.certificationId),
    'a result is of a certification that is there',
  )
  const { satOn } = outcome
  if (satOn !== result.satOn && (await isThere(tx, { ...result, satOn })))
    return refuse(resultOfThatDay.code, { satOn })
  return checkAgainstExam(tx, certification, outcome)
}

/** The certificate that came with a pass goes when there is no pass. */
async function certificateAfter(tx: Tx, { certificateId }: ExamResult, outcome: Outcome | null) {
  if (certificateId === null || outcome?.passed === true) return certificateId
  await deleteCertificate(tx, certificateId, null)
  return null
}
