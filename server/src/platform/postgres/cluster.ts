import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import type { Place } from './place.ts'
import type { Durability } from './settings.ts'

/** The major version of the programs in `binDir`. */
export function majorOf(binDir: string): number {
  const said = execFileSync(join(binDir, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\) (\d+)/.exec(said)?.[1])
}

export type ClusterRefusal =
  | Refusal<'postgres.other-major', { found: number; needed: number; folder: string }>
  | Refusal<'postgres.not-created', { folder: string; said: string }>

/** The folder of the data, created on first use; a creation that was cut off leaves nothing in the way. */
export function clusterIn(place: Place, major: number, durability: Durability): Ok<string> | ClusterRefusal {
  const { base, account, binDir } = place
  const cluster = join(base, `data-${major}`)
  if (existsSync(join(cluster, 'PG_VERSION'))) return ok(cluster)
  const found = otherMajorIn(base)
  if (found !== null) return refuse('postgres.other-major', { found, needed: major, folder: base })
  const half = `${cluster}.new`
  rmSync(half, { recursive: true, force: true })
  const { status, stderr, error } = spawnSync(join(binDir, 'initdb'), initArguments(half, major, durability), {
    cwd: base,
    env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
    encoding: 'utf8',
    ...account,
  })
  if (status !== 0) {
    rmSync(half, { recursive: true, force: true })
    return refuse('postgres.not-created', { folder: base, said: error ? error.message : stderr.trim() })
  }
  renameSync(half, cluster)
  return ok(cluster)
}

/** The major version of data that these programs cannot read, or null. */
function otherMajorIn(base: string): number | null {
  const folder = readdirSync(base).find((name) => /^data-\d+$/.test(name) && existsSync(join(base, name, 'PG_VERSION')))
  return folder === undefined ? null : Number(readFileSync(join(base, folder, 'PG_VERSION'), 'utf8'))
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
