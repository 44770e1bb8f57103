import type { Blueprint } from '@cadre/formats/blueprint'
import type { Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'

export type PublishedDomains = {
  readonly certificationId: Id<'crt'>
  /** The guide version that it says it is made from. */
  readonly guide: string
  readonly domains: Blueprint['domains']
}

/** The domains of every published version, the newest first; of one certification or of all. The content itself is large and not read. */
export async function publishedDomainsOf(reads: Reads, certificationId?: Id<'crt'>): Promise<PublishedDomains[]> {
  let query = reads.db
    .selectFrom('blueprints.versions as v')
    .innerJoin('blueprints.blueprints as b', (join) =>
      join.onRef('b.organisation_id', '=', 'v.organisation_id').onRef('b.blueprint_id', '=', 'v.blueprint_id'),
    )
    .select([
      'b.certification_id',
      sql<string>`v.content->'certification'->>'guideVersion'`.as('guide'),
      sql<Blueprint['domains']>`v.content->'domains'`.as('domains'),
    ])
    .where(tenant(reads, 'v'))
    .where(tenant(reads, 'b'))
  if (certificationId !== undefined) query = query.where('b.certification_id', '=', certificationId)
  const rows = await query.orderBy('v.published_at', 'desc').orderBy('v.version_id', 'desc').execute()
  return rows.map((row) => ({
    certificationId: row.certification_id as Id<'crt'>,
    guide: row.guide,
    domains: row.domains,
  }))
}
