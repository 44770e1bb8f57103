import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { copiedNative, hydrateLinks, packagedNative } from './binaries.ts'

/** Whom the database runs as; PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number }
/** Where everything of one embedded database lives. */
export type Place = {
  readonly base: string
  /** Null where it runs as the user who started us. */
  readonly account: Account | null
  readonly binDir: string
}

/** The account that owns nothing on Debian (`nobody`, `nogroup`). */
const nobody: Account = { uid: 65534, gid: 65534 }
const sharedHome = '/var/lib/cadre'
/** `sun_path` of unix(7) has 108 bytes, the last one zero. */
const longestSocketPath = 107

/** True when `account` may walk from the root to `path`, judged by the mode bits of each folder that exists. */
export function isReachable(path: string, { uid, gid }: Account): boolean {
  const folder = resolve(path)
  const parent = dirname(folder)
  if (parent !== folder && !isReachable(parent, { uid, gid })) return false
  if (!existsSync(folder)) return true
  const { mode, uid: owner, gid: group } = statSync(folder)
  const shift = owner === uid ? 6 : group === gid ? 3 : 0
  return ((mode >> shift) & 1) === 1
}

/** Root hands the database to an account without rights: the one that owns the data already, or nobody. */
function accountFor(pgFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null
  if (!existsSync(pgFolder)) return nobody
  const { uid, gid } = statSync(pgFolder)
  return uid === 0 ? nobody : { uid, gid }
}

/** A folder only `account` (or we) can enter. */
export function privateFolder(path: string, account: Account | null): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  if (account) chownSync(path, account.uid, account.gid)
  return path
}

/** Decides where the database of `dataDir` lives, so that its account can reach it; leaves a note when it is elsewhere. */
export function placeFor(dataDir: string, binDir: string | undefined): Place {
  mkdirSync(dataDir, { recursive: true })
  const beside = join(resolve(dataDir), 'postgres')
  const account = accountFor(beside)
  const elsewhere = join(sharedHome, createHash('sha256').update(beside).digest('hex').slice(0, 16))
  const away = account !== null && !isReachable(resolve(dataDir), account)
  const base = away ? elsewhere : beside
  if (away) {
    mkdirSync(dirname(elsewhere), { recursive: true, mode: 0o755 })
    writeFileSync(join(dataDir, 'DATABASE-IS-ELSEWHERE'), `${elsewhere}\n`)
  }
  const awayAccount = away ? accountFor(elsewhere) : account
  privateFolder(base, awayAccount)
  return { base, account: awayAccount, binDir: binDir ?? binariesFor(awayAccount, base, elsewhere) }
}

function binariesFor(account: Account | null, base: string, elsewhere: string): string {
  const native = packagedNative()
  hydrateLinks(native)
  const bin = join(native, 'bin')
  if (account === null || isReachable(bin, account)) return bin
  const folder = base === elsewhere ? base : elsewhere
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return join(copiedNative(native, folder), 'bin')
}

/** The folder of the socket: in `base` when the path is short enough, else a private one of ours under the temporary folder. */
export function socketFolder({ base, account }: Place, port: number): string {
  const beside = join(base, 'socket')
  const file = `.s.PGSQL.${port}`
  if (Buffer.byteLength(join(beside, file)) <= longestSocketPath) return privateFolder(beside, account)
  const owner = account?.uid ?? process.getuid?.() ?? 0
  const short = join(tmpdir(), `cadre-${owner}-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`)
  if (existsSync(short) && !isPrivateTo(short, owner)) {
    return privateFolder(mkdtempSync(join(tmpdir(), 'cadre-')), account)
  }
  return privateFolder(short, account)
}

/** A folder prepared by somebody else under a name we were going to use is not ours to trust. */
function isPrivateTo(path: string, owner: number): boolean {
  const found = lstatSync(path)
  return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0
}
