import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commandLine, isAlive } from './process.ts'

/** What a running PostgreSQL writes beside its data (lines 1 and 8 of postmaster.pid). */
export function postmasterOf(cluster: string): { pid: number; isReady: boolean } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isSafeInteger(pid) && pid > 1 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/** A process id from before a power cut may belong to somebody else by now. */
const isPostgresOf = (pid: number, cluster: string): boolean => {
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(cluster)
}

/**
 * Stops a PostgreSQL whose server was killed, and forgets one that is gone: its two lock files name a process id, and
 * PostgreSQL itself would wait for whoever has that id now, or for a dead process nobody has buried. The caller holds the
 * lock of the data folder, so nobody can be using it.
 */
export async function endOrphan(cluster: string, socketDir: string, log: (line: string) => void): Promise<void> {
  const found = postmasterOf(cluster)
  if (found && isAlive(found.pid) && isPostgresOf(found.pid, cluster)) {
    log(`stopping the database that a killed server left behind (process ${found.pid})`)
    await end(found.pid)
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(socketDir).filter((name) => name.startsWith('.s.PGSQL.'))) {
    rmSync(join(socketDir, name), { force: true })
  }
}

/** Fast shutdown (SIGINT), then immediate (SIGQUIT: recovers at the next start), then death. */
export async function end(pid: number): Promise<void> {
  const steps: readonly (readonly [NodeJS.Signals, number])[] = [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, patienceMs] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < patienceMs; waited += 20) {
      if (!isAlive(pid)) return
      await pause(20)
    }
  }
}
