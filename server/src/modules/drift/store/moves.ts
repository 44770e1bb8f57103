import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'

export type BlueprintMove = {
  readonly blueprintId: Id<'blu'>
  readonly guideVersionId: Id<'gui'>
  readonly copyId: Id<'blu'>
}

/** What became of every blueprint that was moved, the earliest move first. */
export async function movesOf(reads: Reads): Promise<BlueprintMove[]> {
  const rows = await reads.db
    .selectFrom('drift.moves as m')
    .select(['m.blueprint_id', 'm.guide_version_id', 'm.copy_id'])
    .where(tenant(reads, 'm'))
    .orderBy('m.moved_at')
    .orderBy('m.copy_id')
    .execute()
  return rows.map((row) => ({
    blueprintId: row.blueprint_id as Id<'blu'>,
    guideVersionId: row.guide_version_id as Id<'gui'>,
    copyId: row.copy_id as Id<'blu'>,
  }))
}

export async function insertMove(tx: Tx, { blueprintId, guideVersionId, copyId }: BlueprintMove): Promise<void> {
  await tx.db
    .insertInto('drift.moves')
    .values({
      organisation_id: organisationOf(tx),
      blueprint_id: blueprintId,
      guide_version_id: guideVersionId,
      copy_id: copyId,
      moved_at: timestamp(tx.now),
    })
    .execute()
}
