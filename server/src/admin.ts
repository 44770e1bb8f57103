import { parseArgs } from 'node:util'
import { runMaintenance } from './platform/backup/maintenance.ts'
import { readConfig } from './platform/config/read-config.ts'
import { isKnownVersion, migrate } from './platform/db/migrate.ts'
import { readEnvironment } from './platform/environment.ts'
import { sayFault } from './platform/run-until-stopped.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, force: { type: 'boolean', default: false } },
})
const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<number> {
  const config = readConfig(readEnvironment({ CADRE_DATA: values.data }))
  if (!config.ok) {
    for (const problem of config.details.problems) process.stderr.write(`${problem}\n`)
    return 2
  }
  const { databaseUrl, databaseOwnerUrl, dataDir } = config.value
  const url = databaseOwnerUrl ?? databaseUrl
  return runMaintenance({
    command: positionals[0] ?? '',
    file: positionals[1] ?? '',
    force: values.force,
    dataDir,
    ...(url !== undefined && { databaseUrl: url }),
    say,
    migrate: async (ownerUrl, to) => {
      if (to !== null && to !== '' && !(await isKnownVersion(to))) return false
      if (to !== '') await migrate(ownerUrl, to === null ? {} : { to })
      return true
    },
  })
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${sayFault(error)}\n`)
  return 3
})
