import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { type Account, accountFor, barrierTo, privateFolder } from './account.ts'
import { copiedNative, hydrateLinks, packagedNative } from './binaries.ts'

/** Where everything of one embedded database lives. */
export type Place = {
  readonly base: string
  /** Null where it runs as the user who started us. */
  readonly account: Account | null
  readonly binDir: string
}
export type PlaceRefusal =
  | Refusal<'postgres.no-folder', { dataDir: string; said: string }>
  | Refusal<'postgres.out-of-reach', { folder: string; barrier: string; uid: number }>
  | Refusal<'postgres.copied-data', { dataDir: string; folder: string; owner: string; note: string }>

/** Where root keeps the databases of checkouts inside a private home. */
const sharedHome = '/var/lib/cadre'
const noteName = 'DATABASE-IS-ELSEWHERE'
const ownerName = 'BELONGS-TO'

/** The data folder, made where it is missing. */
export function folderAt(dataDir: string): Ok<null> | PlaceRefusal {
  try {
    mkdirSync(dataDir, { recursive: true })
    return ok(null)
  } catch (error) {
    return refuse('postgres.no-folder', { dataDir, said: error instanceof Error ? error.message : String(error) })
  }
}

/** Decides where the database of `dataDir` lives, so that its account can reach it. Once decided it stays there. */
export function placeFor(dataDir: string, binDir: string | undefined): Ok<Place> | PlaceRefusal {
  const home = realpathSync(dataDir)
  const beside = join(home, 'postgres')
  const account = accountFor(beside)
  const barrier = account && barrierTo(home, account)
  if (account && barrier && existsSync(beside)) {
    return refuse('postgres.out-of-reach', { folder: beside, barrier, uid: account.uid })
  }
  const isAway = barrier !== null || (account !== null && existsSync(join(home, noteName)))
  if (!isAway) return ok(placed(beside, account, binDir))
  const away = folderElsewhere(home)
  return away.ok ? ok(placed(away.value, accountFor(away.value), binDir)) : away
}

function placed(base: string, account: Account | null, binDir: string | undefined): Place {
  privateFolder(base, account)
  return { base, account, binDir: binDir ?? binariesFor(base, account) }
}

/** The folder outside, and two notes that find each other: one beside the data folder, one inside the folder. */
function folderElsewhere(home: string): Ok<string> | PlaceRefusal {
  const note = join(home, noteName)
  const fresh = join(sharedHome, createHash('sha256').update(home).digest('hex').slice(0, 16))
  const folder = existsSync(note) ? readFileSync(note, 'utf8').trim() : fresh
  const ownerFile = join(folder, ownerName)
  const owner = existsSync(ownerFile) ? readFileSync(ownerFile, 'utf8').trim() : home
  // A moved checkout takes its database along; a copied one must not share it.
  if (owner !== home && existsSync(owner)) {
    return refuse('postgres.copied-data', { dataDir: home, folder, owner, note })
  }
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
  privateFolder(folder, accountFor(folder))
  writeFileSync(ownerFile, `${home}\n`)
  writeFileSync(note, `${folder}\n`)
  return ok(folder)
}

/** The packaged programs, copied into `base` when `account` cannot reach the checkout. */
function binariesFor(base: string, account: Account | null): string {
  const native = packagedNative()
  hydrateLinks(native)
  const bin = join(native, 'bin')
  if (account === null || barrierTo(bin, account) === null) return bin
  return join(copiedNative(native, base), 'bin')
}
