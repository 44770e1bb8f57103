import { timestamp } from '../../../platform/db/values.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { hashOfToken } from '../../../platform/http/entry.ts'
import { limits, pour, type LimitName } from '../domain/tries.ts'

/** Counts one try of somebody (a mail address, a person, a network). Subjects are stored hashed. */
export async function takeTry(tx: Tx, limit: LimitName, subject: string): Promise<ReturnType<typeof pour>> {
  const bucket = bucketOf(limit, subject)
  const row = await tx.db
    .insertInto('identity.tries')
    .values({ bucket, empty_at: timestamp(tx.now) })
    // Changes nothing, but locks the row that is there and returns it.
    .onConflict((conflict) => conflict.column('bucket').doUpdateSet({ bucket }))
    .returning('empty_at')
    .executeTakeFirstOrThrow()
  const poured = pour(row.empty_at, tx.now, limits[limit])
  if (poured.ok) {
    await tx.db
      .updateTable('identity.tries')
      .set({ empty_at: timestamp(poured.value) })
      .where('bucket', '=', bucket)
      .execute()
  }
  return poured
}

/** Success empties the bucket: only failures add up. */
export async function forgetTries({ db }: Tx, limit: LimitName, subject: string): Promise<void> {
  await db.deleteFrom('identity.tries').where('bucket', '=', bucketOf(limit, subject)).execute()
}

const bucketOf = (limit: LimitName, subject: string): string => `${limit}:${hashOfToken(subject).toString('base64url')}`
