import { instant, type Id, type Instant } from '@cadre/kernel'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { NewPasskey, StoredPasskey } from '../../../platform/webauthn.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Passkey = {
  readonly passkeyId: Id<'pky'>
  readonly credentialId: string
  readonly name: string
  readonly synced: boolean
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}

export async function passkeysOf({ db }: Reads, personId: PersonId): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('identity.passkeys')
    .select(['passkey_id', 'credential_id', 'name', 'synced', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('passkey_id')
    .execute()
  return rows.map((row) => ({
    passkeyId: row.passkey_id as Id<'pky'>,
    credentialId: row.credential_id,
    name: row.name,
    synced: row.synced,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

export async function insertPasskey(
  tx: Tx,
  personId: PersonId,
  passkey: NewPasskey & { name: string },
): Promise<Id<'pky'>> {
  const passkeyId = tx.newId('pky')
  await tx.db
    .insertInto('identity.passkeys')
    .values({
      passkey_id: passkeyId,
      person_id: personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      synced: passkey.synced,
      created_at: timestamp(tx.now),
    })
    .execute()
  return passkeyId
}

/** Locked, so that a counter is compared with the one before it. */
export async function lockPasskey(
  { db }: Tx,
  credentialId: string,
): Promise<(StoredPasskey & { readonly personId: PersonId }) | null> {
  const row = await db
    .selectFrom('identity.passkeys')
    .select(['person_id', 'public_key', 'counter'])
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
  return row
    ? { credentialId, publicKey: row.public_key, counter: row.counter, personId: row.person_id as PersonId }
    : null
}

export async function savePasskeyUse({ db, now }: Tx, credentialId: string, counter: number): Promise<void> {
  await db
    .updateTable('identity.passkeys')
    .set({ counter, last_used_at: timestamp(now) })
    .where('credential_id', '=', credentialId)
    .execute()
}

export async function deletePasskey({ db }: Tx, personId: PersonId, passkeyId: Id<'pky'>): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.passkeys')
    .where('person_id', '=', personId)
    .where('passkey_id', '=', passkeyId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const challengeTermMs = 5 * 60_000

/** @param personId whom a registration is for; null while signing in. */
export async function insertChallenge(tx: Tx, personId: PersonId | null, challenge: string): Promise<Id<'cha'>> {
  const challengeId = tx.newId('cha')
  const expiresAt = timestamp(instant(tx.now + challengeTermMs))
  await tx.db
    .insertInto('identity.passkey_challenges')
    .values({ challenge_id: challengeId, person_id: personId, challenge, expires_at: expiresAt })
    .execute()
  return challengeId
}

/** Uses a challenge up: it is answered once, by whom it was made for. */
export async function takeChallenge(
  { db, now }: Tx,
  challengeId: Id<'cha'>,
  personId: PersonId | null,
): Promise<string | null> {
  const row = await db
    .deleteFrom('identity.passkey_challenges')
    .where('challenge_id', '=', challengeId)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('expires_at', '>', moment(now))
    .returning('challenge')
    .executeTakeFirst()
  return row?.challenge ?? null
}
