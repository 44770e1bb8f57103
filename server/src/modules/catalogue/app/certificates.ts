import {
  expiryBeforeEarned,
  forbidden,
  notAMember,
  notFound,
  type listCertificates,
  type recordCertificate,
  type removeCertificate,
} from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope, PersonId } from '../../../platform/scope.ts'
import { directoryOf, isMember, todayOf } from '../../identity/index.ts'
import { certificatesOf, deleteCertificate, insertCertificate } from '../store/certificates.ts'
import { certificationsOf, findCertification } from '../store/certifications.ts'

/** Whose certificates the caller may see or change: null is everybody's. */
const reach = (
  { permissions, personId }: OrganisationScope,
  whole: 'certificates.read' | 'certificates.manage',
): PersonId | null => (permissions.has(whole) ? null : personId)

export const readCertificates: Handler<typeof listCertificates> = async (reads) => {
  const today = await todayOf(reads)
  const codes = new Map((await certificationsOf(reads)).map((each) => [each.certificationId, each.code]))
  const held = await certificatesOf(reads, reach(reads.scope, 'certificates.read'))
  const directory = await directoryOf(
    reads,
    held.map(({ personId }) => personId),
  )
  return ok({
    items: held.map((certificate) => ({
      ...certificate,
      personName: directory.get(certificate.personId)?.name ?? '',
      code: codes.get(certificate.certificationId) ?? '',
      valid: certificate.expiresOn === null || certificate.expiresOn > today,
    })),
  })
}

export const recordOneCertificate: Handler<typeof recordCertificate> = async (tx, { body }) => {
  const own = reach(tx.scope, 'certificates.manage')
  if (own !== null && own !== body.personId) return refuse(forbidden.code, { anyOf: ['certificates.manage'] })
  if (body.expiresOn !== null && body.expiresOn < body.earnedOn) return refuse(expiryBeforeEarned.code)
  if (!(await isMember(tx, body.personId))) return refuse(notAMember.code, { personId: body.personId })
  if (!(await findCertification(tx, body.certificationId))) return refuse(notFound.code)
  const certificateId = await insertCertificate(tx, body)
  tx.record({ operation: 'catalogue.record-certificate', subject: body.personId, detail: { certificateId, ...body } })
  return ok({ certificateId })
}

export const removeOneCertificate: Handler<typeof removeCertificate> = async (tx, { params }) => {
  if (!(await deleteCertificate(tx, params.certificateId, reach(tx.scope, 'certificates.manage'))))
    return refuse(notFound.code)
  tx.record({ operation: 'catalogue.remove-certificate', subject: params.certificateId, detail: {} })
  return ok({})
}
