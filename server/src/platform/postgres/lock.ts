import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { isAlive, startMark } from './process.ts'

/** Who works on a data folder, written for people and for the next start. */
export type Holder = {
  readonly pid: number
  /** ISO 8601 */
  readonly since: string
  readonly address: string | null
  readonly databaseSocket: string | null
  readonly mark: string | null
}
export type HeldRefusal = Refusal<'postgres.held', { dataDir: string; holder: Holder }>
export type Lock = {
  /** Adds what only a later step of the start knows. */
  readonly tell: (news: Partial<Pick<Holder, 'address' | 'databaseSocket'>>) => void
  readonly release: () => void
}

const nameOf = (dataDir: string): string => join(dataDir, 'cadre.lock')

/** The living holder of `dataDir`, or null. */
export function holderOf(dataDir: string): Holder | null {
  const holder = readHolder(nameOf(dataDir))
  return holder !== null && isRunning(holder) ? holder : null
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    // Absent, or half written by a machine that lost power: nobody holds it.
    return null
  }
}

const isRunning = ({ pid, mark }: Holder): boolean => isAlive(pid) && (mark === null || startMark(pid) === mark)

/** Takes `dataDir` for this process, or says who has it. A lock whose process is gone is nobody's. */
export function takeLock(dataDir: string): Ok<Lock> | HeldRefusal {
  const file = nameOf(dataDir)
  let mine: Holder = {
    pid: process.pid,
    since: new Date().toISOString(),
    address: null,
    databaseSocket: null,
    mark: startMark(process.pid),
  }
  for (;;) {
    if (placed(file, mine)) break
    const holder = holderOf(dataDir)
    if (holder) return refuse('postgres.held', { dataDir, holder })
    clearStale(file)
  }
  return ok({
    tell: (news) => {
      mine = { ...mine, ...news }
      const next = `${file}.${process.pid}`
      writeFileSync(next, JSON.stringify(mine))
      renameSync(next, file)
    },
    release: () => {
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
    },
  })
}

/** Written aside and linked into place, so that nobody ever reads half a lock; false when there is one already. */
function placed(file: string, holder: Holder): boolean {
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, JSON.stringify(holder))
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Of two that found the same stale lock only one moves it away; who moved a living one by mistake puts it back. */
function clearStale(file: string): void {
  const away = `${file}.stale.${process.pid}`
  try {
    renameSync(file, away)
  } catch {
    return
  }
  const moved = readHolder(away)
  if (moved !== null && isRunning(moved) && !existsSync(file)) linkSync(away, file)
  rmSync(away, { force: true })
}
