import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export async function replaceRecoveryCodes({ db }: Tx, personId: PersonId, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('identity.recovery_codes').where('person_id', '=', personId).execute()
  if (hashes.length === 0) return
  await db
    .insertInto('identity.recovery_codes')
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash })))
    .execute()
}

/** Uses a code up; of two uses at once the second is refused. */
export async function takeRecoveryCode({ db, now }: Tx, personId: PersonId, hash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.recovery_codes')
    .set({ used_at: timestamp(now) })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodes({ db }: Reads, personId: PersonId): Promise<number> {
  const row = await db
    .selectFrom('identity.recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}
