import {
  codeTaken,
  notFound,
  successorUnknown,
  type addCertification,
  type addResource,
  type announceRetirement,
  type setDeliveryProfile,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { todayOf } from '../../identity/index.ts'
import {
  findCertification,
  findCertificationByCode,
  insertCertification,
  saveCertification,
} from '../store/certifications.ts'
import { insertFacts } from '../store/facts.ts'
import { insertResource } from '../store/resources.ts'

export const addOne: Handler<typeof addCertification> = async (tx, { body }) => {
  const certificationId = await insertCertification(tx, { ...body, retiresOn: null, successorCode: null })
  if (certificationId === null) return refuse(codeTaken.code, { vendor: body.vendor, code: body.code })
  tx.record({ operation: 'catalogue.add-certification', subject: certificationId, detail: body })
  return ok({ certificationId })
}

/** The date goes to the certification, where every plan looks, and to the facts, with its source. */
export const announce: Handler<typeof announceRetirement> = async (tx, { params, body }) => {
  const found = await findCertification(tx, params.certificationId)
  if (!found) return refuse(notFound.code)
  const { retiresOn, successorCode, source } = body
  if (successorCode !== null && !(await findCertificationByCode(tx, successorCode)))
    return refuse(successorUnknown.code, { code: successorCode })
  await saveCertification(tx, found.certificationId, { retiresOn, successorCode })
  if (retiresOn !== null && retiresOn !== found.retiresOn) {
    const asOf = await todayOf(tx)
    await insertFacts(tx, [
      {
        certificationId: found.certificationId,
        key: 'retirement',
        value: { kind: 'date', date: retiresOn },
        confidence: 'medium',
        source,
        asOf,
        version: null,
      },
    ])
  }
  tx.record({
    operation: 'catalogue.announce-retirement',
    subject: found.certificationId,
    detail: { ...body, before: found.retiresOn },
  })
  tx.changed('catalogue', found.certificationId)
  return ok({})
}

export const setProfile: Handler<typeof setDeliveryProfile> = async (tx, { params, body }) => {
  if (!(await findCertification(tx, params.certificationId))) return refuse(notFound.code)
  await saveCertification(tx, params.certificationId, body)
  tx.record({ operation: 'catalogue.set-delivery-profile', subject: params.certificationId, detail: body })
  return ok({})
}

export const addOneResource: Handler<typeof addResource> = async (tx, { params, body }) => {
  if (!(await findCertification(tx, params.certificationId))) return refuse(notFound.code)
  const resourceId = await insertResource(tx, { certificationId: params.certificationId, ...body })
  tx.record({ operation: 'catalogue.add-resource', subject: params.certificationId, detail: { resourceId, ...body } })
  return ok({ resourceId })
}
