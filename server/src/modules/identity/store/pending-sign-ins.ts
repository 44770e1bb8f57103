import { moment, timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'
import { pendingExpiry } from '../domain/sign-in.ts'

/** A browser that gave a first factor, and may give the second. */
export async function insertPendingSignIn(
  { db, now }: Tx,
  pending: { personId: PersonId; tokenHash: Buffer; firstFactor: 'password' | 'link' },
): Promise<void> {
  await db
    .insertInto('identity.pending_sign_ins')
    .values({
      token_hash: pending.tokenHash,
      person_id: pending.personId,
      first_factor: pending.firstFactor,
      created_at: timestamp(now),
      expires_at: timestamp(pendingExpiry(now)),
    })
    .execute()
}

export async function findPendingSignIn({ db, now }: Reads, tokenHash: Buffer | null): Promise<PersonId | null> {
  if (!tokenHash) return null
  const row = await db
    .selectFrom('identity.pending_sign_ins')
    .select('person_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst()
  return (row?.person_id ?? null) as PersonId | null
}

export async function deletePendingSignIn({ db }: Tx, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('identity.pending_sign_ins').where('token_hash', '=', tokenHash).execute()
}
