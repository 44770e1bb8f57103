import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export async function findPasswordHash({ db }: Reads, personId: PersonId): Promise<string | null> {
  const row = await db
    .selectFrom('identity.passwords')
    .select('hash')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.hash ?? null
}

export async function savePasswordHash({ db, now }: Tx, personId: PersonId, hash: string): Promise<void> {
  const values = { hash, changed_at: timestamp(now) }
  await db
    .insertInto('identity.passwords')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}
