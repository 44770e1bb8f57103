import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Whom the database runs as. */
export type Account = { readonly uid: number; readonly gid: number }

/** The account that owns nothing on Debian (`nobody`, `nogroup`). */
const nobody: Account = { uid: 65534, gid: 65534 }

/**
 * Null: the user who started us. PostgreSQL refuses to run as root, so root hands it to an account without rights: the
 * one that owns the data already, or nobody.
 */
export function accountFor(dataFolder: string): Account | null {
  if (process.getuid?.() !== 0) return null
  if (!existsSync(dataFolder)) return nobody
  const { uid, gid } = statSync(dataFolder)
  return uid === 0 ? nobody : { uid, gid }
}

/** The nearest folder on the way from the root to `path` that `account` may not pass, judged by mode bits; or null. */
export function barrierTo(path: string, account: Account): string | null {
  const folder = resolve(path)
  const parent = dirname(folder)
  const above = parent === folder ? null : barrierTo(parent, account)
  if (above !== null || !existsSync(folder)) return above
  const { mode, uid, gid } = statSync(folder)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & 1) === 1 ? null : folder
}

/** A folder that only `account` can enter. */
export function privateFolder(path: string, account: Account | null): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  if (account) chownSync(path, account.uid, account.gid)
  return path
}
