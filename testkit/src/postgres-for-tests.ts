import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Embedded, ensureDatabase, holderOf, startEmbedded, withClient } from '@cadre/server/postgres'
import { expectOk } from '@cadre/kernel'
import type { TestProject } from 'vitest/node'

/** What every test file needs to get a database of its own. */
export type PostgresForTests = { readonly socketDir: string; readonly template: string; readonly major: number }

declare module 'vitest' {
  interface ProvidedContext {
    postgresForTests: PostgresForTests
  }
}

const template = 'template_for_tests'
const folderPrefix = 'cadre-test-'
const migrations = fileURLToPath(new URL('../../server/src/platform/db/migrate.ts', import.meta.url))

let running: { readonly postgres: Embedded; readonly folder: string } | undefined

/** One cluster for the whole run, its files thrown away afterwards; migrations run once, into the template. */
export async function setup(project: TestProject): Promise<void> {
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), folderPrefix))
  // When root runs the tests the database's account must get through; what is inside is private on its own.
  chmodSync(folder, 0o711)
  const binDir = process.env['CADRE_TEST_POSTGRES_BIN']
  const log = (line: string): void => void process.stderr.write(`postgres for tests: ${line}\n`)
  const postgres = expectOk(
    await startEmbedded({ dataDir: folder, log, durability: 'memory', ...(binDir ? { binDir } : {}) }),
  )
  running = { postgres, folder }
  await makeTemplate(postgres)
  project.provide('postgresForTests', { socketDir: postgres.socketDir, template, major: postgres.major })
}

export async function teardown(): Promise<void> {
  await running?.postgres.stop()
  if (running) rmSync(running.folder, { recursive: true, force: true })
  running = undefined
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
