import { parseArgs } from 'node:util'
import { reach, runMaintenance } from './platform/backup/maintenance.ts'
import { explainConfig, sayConfig } from './platform/config/explain-config.ts'
import type { Config } from './platform/config/options.ts'
import { readConfig } from './platform/config/read-config.ts'
import { isKnownVersion, knownMigrations, migrate } from './platform/db/migrate.ts'
import { examine } from './platform/doctor/examine.ts'
import { readEnvironment } from './platform/environment.ts'
import { loginRole, sayWhy } from './platform/postgres/index.ts'
import { sayFault } from './platform/run-until-stopped.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    force: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const [command = '', file = ''] = positionals
const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(): Promise<number> {
  const environment = readEnvironment({ CADRE_DATA: values.data })
  const config = readConfig(environment)
  if (!config.ok) {
    for (const problem of config.details.problems) process.stderr.write(`${problem}\n`)
    return 2
  }
  if (command === 'config') return printConfig(environment)
  if (command === 'doctor') return runDoctor(config.value)
  return maintain(config.value)
}

function printConfig(environment: Readonly<Record<string, string | undefined>>): number {
  const explained = explainConfig(environment)
  if (!explained.ok) return 2
  if (values.json) say(JSON.stringify(explained.value, null, 2))
  else for (const line of sayConfig(explained.value)) say(line)
  return 0
}

const placeOf = ({ databaseUrl, databaseOwnerUrl, dataDir }: Config) => {
  const url = databaseOwnerUrl ?? databaseUrl
  return { dataDir, ...(url !== undefined && { databaseUrl: url }) }
}

async function runDoctor(config: Config): Promise<number> {
  const place = placeOf(config)
  const reached = await reach({ command, ...place, say })
  if (!reached.ok) {
    say(sayWhy(reached.refusal))
    return 1
  }
  const { adminUrlFor, database } = reached.target
  const login = config.databaseUrl === undefined ? loginRole : decodeURIComponent(new URL(config.databaseUrl).username)
  try {
    const problems = await examine({
      adminUrl: adminUrlFor(database),
      login,
      knownMigrations: await knownMigrations(),
      say,
    })
    return problems === 0 ? 0 : 1
  } finally {
    await reached.leave()
  }
}

const maintain = (config: Config): Promise<number> =>
  runMaintenance({
    command,
    file,
    force: values.force,
    ...placeOf(config),
    say,
    migrate: async (ownerUrl, to) => {
      if (to !== null && to !== '' && !(await isKnownVersion(to))) return false
      if (to !== '') await migrate(ownerUrl, to === null ? {} : { to })
      return true
    },
  })

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))
process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${sayFault(error)}\n`)
  return 3
})
