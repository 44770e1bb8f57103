import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import { firstHonourCode, type HonourCode } from '../domain/honour-code.ts'

/** The wording that stands today. */
export async function honourCodeOf(reads: Reads): Promise<HonourCode> {
  const row = await reads.db
    .selectFrom('assessments.honour_codes as h')
    .select(['h.version', 'h.text'])
    .where(tenant(reads, 'h'))
    .orderBy('h.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? firstHonourCode
}

/** The wording that stands, until the transaction ends: two new versions come one after the other. */
export async function lockHonourCode(tx: Tx): Promise<HonourCode> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`honour code ${organisationOf(tx)}`}, 0))`.execute(tx.db)
  return honourCodeOf(tx)
}

export async function insertHonourCode(tx: Tx, { version, text }: HonourCode, by: string): Promise<void> {
  await tx.db
    .insertInto('assessments.honour_codes')
    .values({ organisation_id: organisationOf(tx), version, text, published_by: by, published_at: timestamp(tx.now) })
    .execute()
}
