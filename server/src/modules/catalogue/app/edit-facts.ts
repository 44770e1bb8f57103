import { notFound, type recordFact, type withdrawFact } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { findCertification } from '../store/certifications.ts'
import { insertFacts, withdrawFact as withdraw } from '../store/facts.ts'

export const recordOneFact: Handler<typeof recordFact> = async (tx, { params, body }) => {
  const { certificationId } = params
  if (!(await findCertification(tx, certificationId))) return refuse(notFound.code)
  const [factId] = await insertFacts(tx, [{ certificationId, ...body }])
  if (factId === undefined) return refuse(notFound.code)
  tx.record({ operation: 'catalogue.record-fact', subject: certificationId, detail: { factId, ...body } })
  return ok({ factId })
}

export const withdrawOneFact: Handler<typeof withdrawFact> = async (tx, { params }) => {
  if (!(await withdraw(tx, params.certificationId, params.factId))) return refuse(notFound.code)
  tx.record({
    operation: 'catalogue.withdraw-fact',
    subject: params.certificationId,
    detail: { factId: params.factId },
  })
  return ok({})
}
