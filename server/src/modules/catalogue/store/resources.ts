import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { CertificationId } from '../domain/certification.ts'

export type Resource = {
  readonly resourceId: Id<'res'>
  readonly title: string
  readonly url: string
  readonly kind: string
}

export async function resourcesOf(reads: Reads, certificationId: CertificationId): Promise<Resource[]> {
  const rows = await reads.db
    .selectFrom('catalogue.resources as r')
    .select(['r.resource_id', 'r.title', 'r.url', 'r.kind'])
    .where(tenant(reads, 'r'))
    .where('r.certification_id', '=', certificationId)
    .orderBy('r.resource_id')
    .execute()
  return rows.map(({ resource_id, ...row }) => ({ resourceId: resource_id as Id<'res'>, ...row }))
}

export async function insertResource(
  tx: Tx,
  resource: Omit<Resource, 'resourceId'> & { certificationId: CertificationId },
): Promise<Id<'res'>> {
  const resourceId = tx.newId('res')
  const { certificationId, title, url, kind } = resource
  await tx.db
    .insertInto('catalogue.resources')
    .values({
      organisation_id: organisationOf(tx),
      resource_id: resourceId,
      certification_id: certificationId,
      title,
      url,
      kind,
    })
    .execute()
  return resourceId
}
