import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { runMaintenance } from './platform/backup/maintenance.ts'
import { sayFault } from './platform/run-until-stopped.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, force: { type: 'boolean', default: false } },
})
const root = fileURLToPath(new URL('../..', import.meta.url))
const databaseUrl = process.env['DATABASE_URL']
const migrations = new URL('platform/db/migrate.ts', import.meta.url)

/** `migrate` of platform/db: brings a database to one version or to the newest, and knows which versions there are. */
type Migrations = {
  migrate: (ownerUrl: string, to?: string) => Promise<unknown>
  isKnownVersion: (version: string) => boolean
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
process.exitCode = await runMaintenance({
  command: positionals[0] ?? '',
  file: positionals[1] ?? '',
  force: values.force,
  dataDir: values.data ?? process.env['CADRE_DATA'] ?? join(root, 'data'),
  ...(databaseUrl ? { databaseUrl } : {}),
  say,
  migrate: async (ownerUrl, to) => {
    if (!existsSync(migrations)) throw new Error(`no migrations at ${fileURLToPath(migrations)}`)
    const { migrate, isKnownVersion }: Migrations = await import(migrations.href)
    if (to !== null && to !== '' && !isKnownVersion(to)) return false
    await (to === null ? migrate(ownerUrl) : to === '' ? undefined : migrate(ownerUrl, to))
    return true
  },
}).catch((error: unknown) => {
  process.stderr.write(`${sayFault(error)}\n`)
  return 3
})
