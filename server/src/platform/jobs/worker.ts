import { parseCronItems, run, type CronItem, type Runner } from 'graphile-worker'
import { Logger } from 'graphile-worker'
import type { Log } from '../log/log.ts'
import { openPool } from '../db/pools.ts'
import { lifeSigns } from './life-signs.ts'
import { writeEnds } from './write-ends.ts'

/** What one kind of job does. Runs at least once: it must bear being run again. */
export type Task = (payload: unknown) => Promise<void>
export type Tasks = Readonly<Record<string, Task>>
/** A task that runs by the clock: cron fields in UTC. */
export type Recurring = { readonly task: string; readonly cron: string }

type WorkerSettings = {
  readonly url: string
  readonly tasks: Tasks
  readonly recurring: readonly Recurring[]
  readonly log: Log
  readonly concurrency: number
}

/** Takes jobs from the shared queue until stopped; any number of processes may. What a process left unfinished is taken up again within a quarter of a minute. */
export async function startWorker({
  url,
  tasks,
  recurring,
  log,
  concurrency,
}: WorkerSettings): Promise<{ stop(): Promise<void> }> {
  // The queue tries again after a lost connection, but a wait that is cut short it neither repeats nor catches: on a busy
  // machine that would end the process.
  const pool = openPool({
    url,
    max: concurrency + 2,
    name: 'cadre jobs',
    role: 'cadre_jobs',
    pipeline: false,
    patienceMs: 0,
    // A sign of life must outlast the jobs that are still carried out while the process stops.
    idleMs: 0,
  })
  let stopping = false
  pool.on('connect', (client) =>
    client.on('error', (error) => {
      // The database may go down while the last of them is still saying goodbye.
      if (!stopping) log.warn({ err: error }, 'a queue connection broke')
    }),
  )
  const signs = lifeSigns(pool, (err) => {
    if (!stopping) log.warn({ err }, 'jobs that a process left behind were not looked for')
  })
  const ends = writeEnds(pool, (err) => log.warn({ err }, 'how a job ended is not written yet'))
  const runner: Runner = await run({
    pgPool: pool,
    events: signs.events,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quiet(log),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload).catch(failWritably)]),
    ),
    parsedCronItems: parseCronItems(
      recurring.map(({ task, cron }): CronItem => ({ task, match: cron, options: { backfillPeriod: 0 } })),
    ),
  })
  return {
    async stop() {
      stopping = true
      signs.stop()
      await runner.stop()
      await ends.allWritten()
      await pool.end()
    },
  }
}

/** The queue keeps what a failure says as JSON, which has no place for some characters. */
function failWritably(error: unknown): never {
  const said = error instanceof Error ? error.message : String(error)
  const writable = said.toWellFormed().replaceAll('\0', '\ufffd')
  throw writable === said ? error : new Error(writable, { cause: error })
}

const quiet = (log: Log) =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error({ queue: true }, message)
    else if (level === 'warning') log.warn({ queue: true }, message)
    else log.debug({ queue: true }, message)
  })
