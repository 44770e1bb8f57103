import { notFound, type editObjectives, type publishGuideVersion } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { checkWeights } from '../domain/guide.ts'
import { findCertification } from '../store/certifications.ts'
import { insertGuideVersion, lockDomain, replaceObjectives, supersedeOthers } from '../store/guides.ts'

export const publishGuide: Handler<typeof publishGuideVersion> = async (tx, { params, body }) => {
  const { certificationId } = params
  if (!(await findCertification(tx, certificationId))) return refuse(notFound.code)
  const weights = checkWeights(body.domains)
  if (!weights.ok) return weights
  const guideVersionId = await insertGuideVersion(tx, { certificationId, ...body })
  await supersedeOthers(tx, certificationId, { kept: guideVersionId, on: body.effectiveFrom })
  tx.record({
    operation: 'catalogue.publish-guide-version',
    subject: certificationId,
    detail: { guideVersionId, label: body.label },
  })
  tx.changed('catalogue', certificationId)
  return ok({ guideVersionId })
}

export const editDomainObjectives: Handler<typeof editObjectives> = async (tx, { params, body }) => {
  const domain = await lockDomain(tx, params.domainId)
  if (!domain) return refuse(notFound.code)
  const known = new Set(domain.objectives.map(({ objectiveId }) => objectiveId))
  const foreign = body.objectives.some(({ objectiveId }) => objectiveId !== undefined && !known.has(objectiveId))
  if (foreign) return refuse(notFound.code)
  await replaceObjectives(tx, params.domainId, body.objectives)
  tx.record({
    operation: 'catalogue.edit-objectives',
    subject: params.domainId,
    detail: { before: domain.objectives, after: body.objectives },
  })
  return ok((await lockDomain(tx, params.domainId)) ?? domain)
}
