import type { rateLimited, RefusalOf } from '@cadre/contracts'
import { ok, type Ok } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { LimitName } from '../domain/tries.ts'
import { takeTry } from '../store/tries.ts'

/** Counts a try in each bucket, always in the order given, so that two calls never wait for each other in a circle. */
export async function admitAll(
  tx: Tx,
  buckets: readonly (readonly [limit: LimitName, subject: string])[],
): Promise<Ok<null> | RefusalOf<typeof rateLimited>> {
  for (const [limit, subject] of buckets) {
    const taken = await takeTry(tx, limit, subject)
    if (!taken.ok) return taken
  }
  return ok(null)
}
