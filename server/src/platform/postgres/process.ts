import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** True while a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A dead process that its parent has not noticed yet still answers signals. */
function isZombie(pid: number): boolean {
  return statOf(pid)?.[0] === 'Z'
}

/** Fields of /proc/PID/stat after the name, which may itself hold spaces: [0] state, [19] start time (proc(5)). */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Tells one process from a later one that got the same id; null where the system does not say. */
export function startMark(pid: number): string | null {
  if (process.platform === 'linux') {
    const ticks = statOf(pid)?.[19]
    return ticks === undefined ? null : `${bootId()}:${ticks}`
  }
  return commandOutput('ps', ['-o', 'lstart=', '-p', String(pid)])
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    return ''
  }
}

/** The command line of a process, or '' when it is gone. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return commandOutput('ps', ['-o', 'args=', '-p', String(pid)]) ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function commandOutput(command: string, args: string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
  } catch {
    return null
  }
}
