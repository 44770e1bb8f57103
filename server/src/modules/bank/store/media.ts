import { createHash } from 'node:crypto'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Image, ImageType } from '../domain/image.ts'
import { personOf } from './questions.ts'

/** Kept once an organisation, however many questions show it. @returns the hash that names it. */
export async function keepMedia(tx: Tx, { type, bytes }: Image): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  await tx.db
    .insertInto('bank.media')
    .values({
      organisation_id: organisationOf(tx),
      hash,
      type,
      bytes: Buffer.from(bytes),
      added_by: personOf(tx),
      added_at: timestamp(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return hash
}

export async function findMedia(reads: Reads, hash: string): Promise<Image | null> {
  const row = await reads.db
    .selectFrom('bank.media as m')
    .select(['m.type', 'm.bytes'])
    .where(tenant(reads, 'm'))
    .where('m.hash', '=', hash)
    .executeTakeFirst()
  return row ? { type: row.type as ImageType, bytes: row.bytes } : null
}

/** Which of these are kept. */
export async function knownMedia(reads: Reads, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await reads.db
    .selectFrom('bank.media as m')
    .select('m.hash')
    .where(tenant(reads, 'm'))
    .where('m.hash', 'in', [...hashes])
    .execute()
  return new Set(rows.map(({ hash }) => hash))
}
