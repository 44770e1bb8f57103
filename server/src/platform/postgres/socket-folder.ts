import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { privateFolder } from './account.ts'
import type { Place } from './place.ts'

/** `sun_path` of unix(7) has 108 bytes, the last one zero. */
const longestSocketPath = 107

/** The folder of the socket: beside the data when its path is short enough, else a private one under the temporary folder. */
export function socketFolder({ base, account }: Place, port: number): string {
  const beside = join(base, 'socket')
  if (Buffer.byteLength(join(beside, `.s.PGSQL.${port}`)) <= longestSocketPath) return privateFolder(beside, account)
  const owner = account?.uid ?? process.getuid?.() ?? 0
  const short = join(tmpdir(), `cadre-${owner}-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`)
  const usable = !existsSync(short) || isPrivateTo(short, owner)
  return privateFolder(usable ? short : mkdtempSync(join(tmpdir(), 'cadre-')), account)
}

/** A folder prepared by somebody else under the name we were going to use is not ours to trust. */
function isPrivateTo(path: string, owner: number): boolean {
  const found = lstatSync(path)
  return found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0
}
