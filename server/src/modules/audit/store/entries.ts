import type { Instant } from '@cadre/kernel'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Entry = {
  readonly seq: number
  readonly at: Instant
  readonly personId: PersonId | null
  readonly operation: string
  readonly subject: string
  readonly detail: Record<string, unknown>
  readonly hash: string
}
type Page = { readonly before: number | null; readonly limit: number; readonly subject: string | undefined }

export async function entriesOf(reads: Reads, { before, limit, subject }: Page): Promise<Entry[]> {
  let query = reads.db
    .selectFrom('audit.entries as e')
    .select(['e.seq', 'e.at', 'e.person_id', 'e.operation', 'e.subject', 'e.detail', 'e.hash'])
    .where(tenant(reads, 'e'))
  if (before !== null) query = query.where('e.seq', '<', before)
  if (subject !== undefined) query = query.where('e.subject', '=', subject)
  const rows = await query.orderBy('e.seq', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    personId: row.person_id as PersonId | null,
    operation: row.operation,
    subject: row.subject,
    detail: row.detail as Record<string, unknown>,
    hash: row.hash.toString('hex'),
  }))
}
