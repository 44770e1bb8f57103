import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { end, endOrphan, postmasterOf } from './orphan.ts'
import type { Account } from './account.ts'

export type ServerOptions = {
  readonly binDir: string
  readonly account: Account | null
  readonly cluster: string
  readonly socketDir: string
  readonly settings: readonly string[]
  readonly logFile: string
  readonly log: (line: string) => void
}
export type RunningServer = { readonly stop: () => Promise<void>; readonly lost: Promise<string> }
export type NotReady = Refusal<'postgres.not-ready', { logFile: string; lastLines: string }>

const longestStartMs = 60_000
const largestLogBytes = 5_000_000
/** After a crash the kernel may need a moment to free the old server's memory; a crash loop is not worth more tries. */
const mostTries = 5

/** Starts PostgreSQL, brings it back when it dies unasked, and stops it in good order. */
export async function runServer(options: ServerOptions): Promise<Ok<RunningServer> | NotReady> {
  let child = await startPatiently(options)
  if (child === null) return notReady(options)
  let stopping = false
  const { promise: lost, resolve: giveUp } = Promise.withResolvers<string>()
  const watch = (current: ChildProcess): void => {
    current.once('exit', async () => {
      if (stopping) return
      options.log('the database stopped unexpectedly; starting it again')
      const next = await startPatiently(options)
      if (next === null) return giveUp(lastLines(options.logFile))
      child = next
      if (stopping) await stopChild(next)
      else watch(next)
    })
  }
  watch(child)
  return ok({
    lost,
    stop: async () => {
      stopping = true
      if (child) await stopChild(child)
    },
  })
}

async function startPatiently(options: ServerOptions): Promise<ChildProcess | null> {
  for (let tries = 1; tries <= mostTries; tries++) {
    await endOrphan(options.cluster, options.socketDir, options.log)
    const child = spawnPostgres(options)
    if (await isReady(child, options.cluster)) {
      watchOver(child, options)
      return child
    }
    if (!/still in use|already exists/.test(lastLines(options.logFile))) return null
    await pause(300)
  }
  return null
}

function spawnPostgres({ binDir, account, cluster, settings, logFile }: ServerOptions): ChildProcess {
  if (existsSync(logFile) && statSync(logFile).size > largestLogBytes) renameSync(logFile, `${logFile}.1`)
  const output = openSync(logFile, 'a', 0o600)
  if (account) chownSync(logFile, account.uid, account.gid)
  const child = spawn(`${binDir}/postgres`, ['-D', cluster, ...settings], {
    cwd: dirname(cluster),
    env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', output, output],
    detached: true,
    ...account,
  })
  closeSync(output)
  return child
}

/** True once it takes connections, false when it ended before. */
async function isReady(child: ChildProcess, cluster: string): Promise<boolean> {
  for (let waited = 0; waited < longestStartMs; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return false
    const found = postmasterOf(cluster)
    if (found?.isReady && found.pid === child.pid) return true
    await pause(10)
  }
  await stopChild(child)
  return false
}

/**
 * A companion that notices our death, however sudden: the pipe it reads ends, and it asks PostgreSQL to stop, so that a
 * killed server leaves no database running.
 */
function watchOver(child: ChildProcess, { account, cluster }: ServerOptions): void {
  const script = 'cat >/dev/null; [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2"'
  const companion = spawn('/bin/sh', ['-c', script, 'cadre-watch', cluster, String(child.pid)], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...account,
  })
  companion.on('error', () => undefined)
  companion.unref()
  child.once('exit', () => companion.kill('SIGKILL'))
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = once(child, 'exit')
  await Promise.all([gone, end(child.pid)])
}

function lastLines(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  } catch {
    return ''
  }
}

const notReady = ({ logFile }: ServerOptions): NotReady =>
  refuse('postgres.not-ready', { logFile, lastLines: lastLines(logFile) })
