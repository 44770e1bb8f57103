import type { Instant } from '@cadre/kernel'
import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type Totp = {
  readonly secret: Buffer
  readonly createdAt: Instant
  readonly confirmedAt: Instant | null
  readonly lastStep: number
}

export async function findTotp({ db }: Reads, personId: PersonId): Promise<Totp | null> {
  const row = await db
    .selectFrom('identity.totp')
    .select(['secret', 'created_at', 'confirmed_at', 'last_step'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row
    ? { secret: row.secret, createdAt: row.created_at, confirmedAt: row.confirmed_at, lastStep: row.last_step }
    : null
}

/** A key that waits for its first code. Never replaces one that is in use. */
export async function saveBegunTotp({ db, now }: Tx, personId: PersonId, secret: Buffer): Promise<void> {
  const values = { secret, created_at: timestamp(now), last_step: 0 }
  await db
    .insertInto('identity.totp')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet(values).where('identity.totp.confirmed_at', 'is', null),
    )
    .execute()
}

/** Uses a step up; of two codes of one step at once the second is refused. */
export async function takeStep({ db }: Tx, personId: PersonId, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.totp')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function confirmTotpOf({ db, now }: Tx, personId: PersonId): Promise<void> {
  await db
    .updateTable('identity.totp')
    .set({ confirmed_at: timestamp(now) })
    .where('person_id', '=', personId)
    .execute()
}

export async function deleteTotp({ db }: Tx, personId: PersonId): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('identity.totp').where('person_id', '=', personId).executeTakeFirst()
  return numDeletedRows > 0n
}
