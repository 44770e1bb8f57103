import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { CertificationId } from '../domain/certification.ts'
import type { Demand } from '../domain/demand.ts'

export async function demandsOf(reads: Reads): Promise<Demand[]> {
  const rows = await reads.db
    .selectFrom('catalogue.demand as d')
    .select(['d.demand_id', 'd.certification_id', 'd.project', 'd.people', 'd.needed_by'])
    .where(tenant(reads, 'd'))
    .orderBy('d.needed_by')
    .orderBy('d.demand_id')
    .execute()
  return rows.map((row) => ({
    demandId: row.demand_id as Id<'dem'>,
    certificationId: row.certification_id as CertificationId,
    project: row.project,
    people: row.people,
    neededBy: row.needed_by as PlainDate | null,
  }))
}

export async function insertDemand(tx: Tx, demand: Omit<Demand, 'demandId'>): Promise<Id<'dem'>> {
  const demandId = tx.newId('dem')
  await tx.db
    .insertInto('catalogue.demand')
    .values({
      organisation_id: organisationOf(tx),
      demand_id: demandId,
      certification_id: demand.certificationId,
      project: demand.project,
      people: demand.people,
      needed_by: demand.neededBy,
      recorded_at: timestamp(tx.now),
    })
    .execute()
  return demandId
}

export async function deleteDemand(tx: Tx, demandId: Id<'dem'>): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('catalogue.demand as d')
    .where(tenant(tx, 'd'))
    .where('d.demand_id', '=', demandId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The same need, to be met by another certification from now on. */
export async function moveDemand(
  tx: Tx,
  demandIds: readonly Id<'dem'>[],
  certificationId: CertificationId,
): Promise<void> {
  if (demandIds.length === 0) return
  await tx.db
    .updateTable('catalogue.demand as d')
    .set({ certification_id: certificationId })
    .where(tenant(tx, 'd'))
    .where('d.demand_id', 'in', [...demandIds])
    .execute()
}
