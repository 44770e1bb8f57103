import { sql } from 'kysely'
import type { Reads } from '../../../platform/db/transaction.ts'

/** Whether any organisation of this server has the short name: the one thing that is answered across organisations. */
export async function isSlugTaken({ db }: Reads, slug: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select identity.slug_taken(${slug}) as taken`.execute(db)
  return rows.some((row) => row.taken)
}
