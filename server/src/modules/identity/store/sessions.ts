import { instant, type Id, type Instant } from '@cadre/kernel'
import { sql } from 'kysely'
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
export type Session = {
  readonly sessionId: Id<'ses'>
  readonly assurance: Assurance
  readonly userAgent: string
  readonly address: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly confirmedAt: Instant
  readonly expiresAt: Instant
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

/** Live sessions, newest first. */
export async function sessionsOf({ db, now }: Reads, personId: PersonId): Promise<Session[]> {
  const rows = await db
    .selectFrom('identity.sessions')
    .select(['session_id', 'assurance', 'user_agent', 'address', 'created_at', 'last_seen_at'])
    .select(['confirmed_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .orderBy('created_at', 'desc')
    .orderBy('session_id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    sessionId: row.session_id as Id<'ses'>,
    assurance: row.assurance as Assurance,
    userAgent: row.user_agent,
    address: row.address,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    confirmedAt: row.confirmed_at,
    expiresAt: row.expires_at,
  }))
}

/** Whether a session, live or ended, is a person's. */
export async function isOwnSession({ db }: Reads, personId: PersonId, sessionId: Id<'ses'>): Promise<boolean> {
  const row = await db
    .selectFrom('identity.sessions')
    .select('session_id')
    .where('person_id', '=', personId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return row !== undefined
}

export async function confirmedAtOf({ db }: Reads, sessionId: Id<'ses'>): Promise<Instant> {
  const row = await db
    .selectFrom('identity.sessions')
    .select('confirmed_at')
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  return row.confirmed_at
}

/** Its holder has proven again who they are. @param assurance the stronger proof, where there was one. */
export async function confirmSession(
  { db, now }: Tx,
  sessionId: Id<'ses'>,
  assurance: Assurance | null = null,
): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ confirmed_at: timestamp(now), ...(assurance && { assurance }) })
    .where('session_id', '=', sessionId)
    .execute()
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

/** Ends all of a person's sessions, and sign-ins that wait for their second factor. @param kept the one that stays. */
export async function revokeSessionsOf({ db, now }: Tx, personId: PersonId, kept: Id<'ses'> | null): Promise<number> {
  await db.deleteFrom('identity.pending_sign_ins').where('person_id', '=', personId).execute()
  const { numUpdatedRows } = await db
    .updateTable('identity.sessions')
    .set({ revoked_at: timestamp(now) })
    .where('person_id', '=', personId)
    .where('session_id', '<>', kept ?? '')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Who holds a live session of this token; for operations that anybody may call. */
export async function findSessionHolder({ db }: Reads, tokenHash: Buffer | null): Promise<PersonId | null> {
  if (!tokenHash) return null
  const { rows } = await sql<{ person_id: PersonId; session_id: string | null }>`
    select person_id, session_id from identity.enter(${tokenHash}, '')`.execute(db)
  return rows.find((row) => row.session_id !== null)?.person_id ?? null
}
