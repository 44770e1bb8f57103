import {
  expiryBeforeEarned,
  forbidden,
  notFound,
  personWithoutExam,
  resultOfThatDay,
  type recordResult,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { ParsedInput } from '@cadre/contracts'
import { findCertification, insertCertificate } from '../../catalogue/index.ts'
import { examSeatsOf } from '../../cohorts/index.ts'
import { isMember } from '../../identity/index.ts'
import type { Outcome } from '../domain/result.ts'
import { insertResult, insertRevision } from '../store/results.ts'
import { checkAgainstExam, isThere } from './check-outcome.ts'
import { useVoucher } from './use-voucher.ts'

type Said = ParsedInput<typeof recordResult>['body']

export const recordOneResult: Handler<typeof recordResult> = async (tx, { body }) => {
  const { personId, certificationId, certificate } = body
  if (personId !== tx.scope.personId && !tx.scope.permissions.has('exams.manage'))
    return refuse(forbidden.code, { anyOf: ['exams.manage'] })
  if (!(await isMember(tx, personId))) return refuse(personWithoutExam.code, { personId })
  const certification = await findCertification(tx, certificationId)
  if (!certification) return refuse(notFound.code)
  const outcome = outcomeIn(body)
  const checked = await checkAgainstExam(tx, certification, outcome)
  if (!checked.ok) return checked
  if (certificate?.expiresOn && certificate.expiresOn < body.satOn) return refuse(expiryBeforeEarned.code)
  if (await isThere(tx, body)) return refuse(resultOfThatDay.code, { satOn: body.satOn })
  if (!(await satWith(tx, body))) return refuse(notFound.code)
  if (body.voucherId !== null) {
    const used = await useVoucher(tx, { ...body, voucherId: body.voucherId })
    if (!used.ok) return used
  }
  return keep(tx, body, outcome)
}

const outcomeIn = ({ satOn, passed, score, byDomain, source, note }: Said): Outcome => ({
  satOn,
  passed,
  score,
  byDomain,
  source,
  note,
})

/** A result is of the cohort that it names only if the person has a seat there for that exam. */
async function satWith(tx: Tx, { cohortId, personId, certificationId }: Said): Promise<boolean> {
  if (cohortId === null) return true
  const seats = await examSeatsOf(tx, personId)
  return seats.some(({ cohort }) => cohort.cohortId === cohortId && cohort.certificationId === certificationId)
}

async function keep(tx: Parameters<typeof recordOneResult>[0], body: Said, outcome: Outcome) {
  const { personId, certificationId, cohortId, certificate, satOn, passed, score } = body
  const certificateId =
    certificate && passed
      ? await insertCertificate(tx, {
          personId,
          certificationId,
          earnedOn: satOn,
          expiresOn: certificate.expiresOn,
          score,
          credentialUrl: null,
        })
      : null
  const resultId = await insertResult(tx, { ...outcome, personId, certificationId, cohortId, certificateId })
  await insertRevision(tx, resultId, { revision: 1, by: tx.scope.personId, reason: '', outcome })
  const detail = { personId, certificationId, cohortId, satOn, passed, score, certificateId }
  tx.record({ operation: 'exams.record-result', subject: resultId, detail })
  tx.changed('exams', resultId)
  return ok({ resultId, certificateId })
}
