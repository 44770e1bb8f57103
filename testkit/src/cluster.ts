import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Embedded, ensureDatabase, holderOf, socketUrl, startEmbedded, withClient } from '@cadre/server/postgres'
import { expectOk } from '@cadre/kernel'

/** Where databases are copied from. */
export type Place = { readonly socketDir: string; readonly template: string; readonly major: number }
export type Cluster = Place & { close(): Promise<void> }

export type TestDatabase = {
  readonly name: string
  /** Owns every object, as migrations do. */
  readonly ownerUrl: string
  /** Owns nothing, as requests do. */
  readonly loginUrl: string
  /** Bypasses everything: for looking behind row-level security. */
  readonly superuserUrl: string
}

const template = 'template_for_tests'
const folderPrefix = 'cadre-test-'
const migrations = fileURLToPath(new URL('../../server/src/platform/db/migrate.ts', import.meta.url))

/** One throw-away cluster in memory; migrations run once, into the template. */
export async function openCluster(): Promise<Cluster> {
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), folderPrefix))
  // When root runs the tests the database's account must get through; what is inside is private on its own.
  chmodSync(folder, 0o711)
  const binDir = process.env['CADRE_TEST_POSTGRES_BIN']
  const log = (line: string): void => void process.stderr.write(`postgres for tests: ${line}\n`)
  const postgres = expectOk(
    await startEmbedded({ dataDir: folder, log, durability: 'memory', ...(binDir ? { binDir } : {}) }),
  )
  await makeTemplate(postgres)
  return {
    socketDir: postgres.socketDir,
    template,
    major: postgres.major,
    async close() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A migrated database of its own; `drop` when nobody needs it any more. */
export async function databaseIn({ socketDir, template }: Place): Promise<{
  readonly urls: TestDatabase
  readonly drop: () => Promise<unknown>
}> {
  const adminUrl = socketUrl(socketDir, 'postgres', 'postgres')
  const name = await copyOf(template, adminUrl)
  return {
    urls: {
      name,
      ownerUrl: socketUrl(socketDir, 'cadre_owner', name),
      loginUrl: socketUrl(socketDir, 'cadre_login', name),
      superuserUrl: socketUrl(socketDir, 'postgres', name),
    },
    drop: () => withClient(adminUrl, (client) => client.query(`drop database ${name} with (force)`)),
  }
}

function copyOf(template: string, adminUrl: string): Promise<string> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select 'test_' || nextval('test_database_number') as name`)
    const name = rows[0]?.name ?? ''
    await client.query(`create database ${name} template ${template} owner cadre_owner`)
    await client.query(`revoke all on database ${name} from public`)
    await client.query(`grant connect on database ${name} to cadre_login`)
    return name
  })
}

async function makeTemplate(postgres: Embedded): Promise<void> {
  const superuserUrl = postgres.databaseUrlFor('postgres', 'postgres')
  await ensureDatabase(superuserUrl, template)
  if (existsSync(migrations)) {
    const module = (await import(pathToFileURL(migrations).href)) as { migrate: (ownerUrl: string) => Promise<unknown> }
    await module.migrate(postgres.databaseUrlFor('cadre_owner', template))
  }
  await withClient(superuserUrl, async (client) => {
    await client.query(`alter database ${template} is_template true allow_connections false`)
    await client.query('create sequence test_database_number')
  })
}

/** Folders of runs that were killed: nobody holds their lock. A folder without a lock may be starting just now. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name)
    if (existsSync(join(folder, 'cadre.lock')) && holderOf(folder) === null) {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
