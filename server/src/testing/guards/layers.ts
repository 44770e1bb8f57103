import { withClient } from '@cadre/server/postgres'
import { tablesOf } from './tables.ts'

/** Switches row-level security off on every table, as if a migration had forgotten it. */
export const switchRowSecurityOff = (superuserUrl: string): Promise<void> =>
  withClient(superuserUrl, async (client) => {
    for (const { name } of await tablesOf(client)) {
      await client.query(`alter table ${name} no force row level security`)
      await client.query(`alter table ${name} disable row level security`)
    }
  })
