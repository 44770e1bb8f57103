import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectOk } from '@cadre/kernel'
import { ensureDatabase, startEmbedded } from '@cadre/server/postgres'
import { Client } from 'pg'
import { migrate } from '../../server/src/platform/db/migrate.ts'

/** Runs `work` against a database that has just been migrated from nothing, in a cluster thrown away afterwards. */
export async function withMigratedDatabase<T>(work: (superuser: Client) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-papers-'))
  chmodSync(folder, 0o711)
  const postgres = expectOk(await startEmbedded({ dataDir: folder, log: () => {}, durability: 'memory' }))
  try {
    await ensureDatabase(postgres.databaseUrlFor('postgres', 'postgres'), 'papers')
    await migrate(postgres.databaseUrlFor('cadre_owner', 'papers'))
    const client = new Client({ connectionString: postgres.databaseUrlFor('postgres', 'papers') })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
