import { tenant } from '../../../platform/db/tenant.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

/** All tokens of a member who leaves. */
export async function revokeTokensOf(tx: Tx, personId: PersonId): Promise<void> {
  await tx.db
    .updateTable('identity.api_tokens as t')
    .set({ revoked_at: timestamp(tx.now) })
    .where(tenant(tx, 't'))
    .where('t.person_id', '=', personId)
    .where('t.revoked_at', 'is', null)
    .execute()
}
