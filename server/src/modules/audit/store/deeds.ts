import type { Instant } from '@cadre/kernel'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Deed = {
  readonly seq: number
  readonly at: Instant
  readonly personId: PersonId
  readonly operation: string
  readonly subject: string
}

/** The newest entries of some operations that other people than `personId` made. */
export async function deedsOfOthers(
  reads: Reads,
  { personId, operations, limit }: { personId: PersonId; operations: readonly string[]; limit: number },
): Promise<Deed[]> {
  const rows = await reads.db
    .selectFrom('audit.entries as e')
    .select(['e.seq', 'e.at', 'e.person_id', 'e.operation', 'e.subject'])
    .where(tenant(reads, 'e'))
    .where('e.operation', 'in', [...operations])
    .where('e.person_id', '<>', personId)
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ seq, at, person_id, operation, subject }) => ({
    seq,
    at,
    personId: person_id as PersonId,
    operation,
    subject,
  }))
}
