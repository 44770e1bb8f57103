import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Two first visitors at once: the second waits, then finds the server set up. */
export async function lockSetup({ db }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('cadre first set-up'))`.execute(db)
}
