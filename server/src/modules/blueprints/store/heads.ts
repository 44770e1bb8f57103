import type { Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { BlueprintId } from './blueprints.ts'

/** What other modules list of a blueprint: its draft's title and the guide it was made from, without its content. */
export type BlueprintHead = {
  readonly blueprintId: BlueprintId
  readonly certificationId: Id<'crt'>
  readonly title: string
  readonly guideVersion: string
}

export async function blueprintHeadsOf(reads: Reads): Promise<BlueprintHead[]> {
  const rows = await reads.db
    .selectFrom('blueprints.blueprints as b')
    .select([
      'b.blueprint_id',
      'b.certification_id',
      sql<string>`b.content->>'title'`.as('title'),
      sql<string>`b.content->'certification'->>'guideVersion'`.as('guide_version'),
    ])
    .where(tenant(reads, 'b'))
    .orderBy('b.blueprint_id')
    .execute()
  return rows.map((row) => ({
    blueprintId: row.blueprint_id as BlueprintId,
    certificationId: row.certification_id as Id<'crt'>,
    title: row.title,
    guideVersion: row.guide_version,
  }))
}
