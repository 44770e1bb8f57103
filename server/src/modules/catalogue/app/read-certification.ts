import { notFound, type certification, type listCertifications } from '@cadre/contracts'
import { ok, refuse, type PlainDate } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import { todayOf } from '../../identity/index.ts'
import { adviseDelivery } from '../domain/advise-delivery.ts'
import { statusOn, type Certification } from '../domain/certification.ts'
import { groupFacts } from '../domain/fact.ts'
import { holdersByCertification } from '../store/certificates.ts'
import { certificationsOf, findCertification } from '../store/certifications.ts'
import { demandsOf } from '../store/demand.ts'
import { conflictsByCertification, factsOf } from '../store/facts.ts'
import { guideVersionsOf } from '../store/guides.ts'
import { resourcesOf } from '../store/resources.ts'

type Counts = { readonly held: number; readonly demanded: number; readonly conflicts: number }

const summaryOf = (certification: Certification, today: PlainDate, counts: Counts) => ({
  ...certification,
  ...counts,
  status: statusOn(certification, today),
})

async function countsOf(reads: Reads, today: PlainDate): Promise<(certificationId: string) => Counts> {
  const [held, conflicts, wanted] = await Promise.all([
    holdersByCertification(reads, today),
    conflictsByCertification(reads),
    demandsOf(reads),
  ])
  const demands = Map.groupBy(wanted, (demand) => String(demand.certificationId))
  return (id) => ({
    held: held.get(id) ?? 0,
    conflicts: conflicts.get(id) ?? 0,
    demanded: (demands.get(id) ?? []).reduce((sum, { people }) => sum + people, 0),
  })
}

export const readCertifications: Handler<typeof listCertifications> = async (reads) => {
  const today = await todayOf(reads)
  const [counts, certifications] = await Promise.all([countsOf(reads, today), certificationsOf(reads)])
  return ok({ items: certifications.map((each) => summaryOf(each, today, counts(each.certificationId))) })
}

export const readCertification: Handler<typeof certification> = async (reads, { params }) => {
  const found = await findCertification(reads, params.certificationId)
  if (!found) return refuse(notFound.code)
  const today = await todayOf(reads)
  const counts = (await countsOf(reads, today))(found.certificationId)
  const resources = await resourcesOf(reads, found.certificationId)
  const advice = adviseDelivery({
    ...found,
    holders: counts.held,
    wanted: counts.demanded,
    externalContent: resources.length,
  })
  return ok({
    ...summaryOf(found, today, counts),
    facts: groupFacts(await factsOf(reads, found.certificationId)),
    guideVersions: await guideVersionsOf(reads, found.certificationId),
    resources,
    advice,
  })
}
