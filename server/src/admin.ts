import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runMaintenance } from './platform/backup/maintenance.ts'
import { isKnownVersion, migrate } from './platform/db/migrate.ts'
import { projectRoot } from './platform/paths.ts'
import { sayFault } from './platform/run-until-stopped.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, force: { type: 'boolean', default: false } },
})
const databaseUrl = process.env['DATABASE_URL']
const say = (line: string): void => void process.stdout.write(`${line}\n`)
process.exitCode = await runMaintenance({
  command: positionals[0] ?? '',
  file: positionals[1] ?? '',
  force: values.force,
  dataDir: values.data ?? process.env['CADRE_DATA'] ?? join(projectRoot, 'data'),
  ...(databaseUrl ? { databaseUrl } : {}),
  say,
  migrate: async (ownerUrl, to) => {
    if (to !== null && to !== '' && !(await isKnownVersion(to))) return false
    if (to !== '') await migrate(ownerUrl, to === null ? {} : { to })
    return true
  },
}).catch((error: unknown) => {
  process.stderr.write(`${sayFault(error)}\n`)
  return 3
})
