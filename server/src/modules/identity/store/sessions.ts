import { instant, type Id } from '@cadre/kernel'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Assurance = 'password' | 'link' | 'passkey' | 'second-factor'
export type NewSession = {
  personId: PersonId
  tokenHash: Buffer
  assurance: Assurance
  userAgent: string
  address: string
}

const lifetimeMs = 30 * 24 * 60 * 60 * 1000

export async function insertSession(tx: Tx, session: NewSession): Promise<Id<'ses'>> {
  const sessionId = tx.newId('ses')
  await tx.db
    .insertInto('identity.sessions')
    .values({
      session_id: sessionId,
      person_id: session.personId,
      token_hash: session.tokenHash,
      assurance: session.assurance,
      created_at: timestamp(tx.now),
      last_seen_at: timestamp(tx.now),
      confirmed_at: timestamp(tx.now),
      expires_at: timestamp(instant(tx.now + lifetimeMs)),
      user_agent: session.userAgent,
      address: session.address,
    })
    .execute()
  return sessionId
}

export async function revokeSession({ db, now }: Tx, personId: PersonId, sessionId: Id<'ses'>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.sessions')
    .set({ revoked_at: timestamp(now) })
    .where('person_id', '=', personId)
    .where('session_id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Who holds a live session of this token; for operations that anybody may call. */
export async function findSessionHolder({ db, now }: Reads, tokenHash: Buffer | null): Promise<PersonId | null> {
  if (!tokenHash) return null
  const row = await db
    .selectFrom('identity.sessions')
    .select('person_id')
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .executeTakeFirst()
  return (row?.person_id ?? null) as PersonId | null
}
