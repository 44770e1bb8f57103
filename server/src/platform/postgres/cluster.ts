import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'
import type { Durability } from './settings.ts'

/** The major version of the programs in `binDir`. */
export function majorOf(binDir: string): number {
  const said = execFileSync(join(binDir, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\) (\d+)/.exec(said)?.[1])
}

/** The folder of the data of this major version, created on first use; a creation that was cut off leaves nothing in the way. */
export function clusterIn({ base, account, binDir }: Place, major: number, durability: Durability): string {
  const cluster = join(base, `data-${major}`)
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster
  for (const name of readdirSync(base)) {
    if (name.startsWith(`data-${major}.new`)) rmSync(join(base, name), { recursive: true, force: true })
  }
  const half = `${cluster}.new`
  execFileSync(join(binDir, 'initdb'), initArguments(half, major, durability), {
    cwd: base,
    env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...account,
  })
  renameSync(half, cluster)
  return cluster
}

function initArguments(folder: string, major: number, durability: Durability): string[] {
  return [
    '--pgdata',
    folder,
    '--username=postgres',
    '--encoding=UTF8',
    // Case folding for every script without depending on the machine's locales; sorting for people is the query's choice.
    ...(major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8']),
    '--auth-local=trust',
    '--auth-host=reject',
    '--data-checksums',
    ...(durability === 'memory' ? ['--no-sync'] : []),
  ]
}

/** Data of another major version cannot be read by these programs: which one, or null. */
export function otherMajorIn(base: string, major: number): number | null {
  const others = readdirSync(base)
    .filter((name) => /^data-\d+$/.test(name) && existsSync(join(base, name, 'PG_VERSION')))
    .map((name) => Number(readFileSync(join(base, name, 'PG_VERSION'), 'utf8')))
  return others.includes(major) ? null : (others[0] ?? null)
}
