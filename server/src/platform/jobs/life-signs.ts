import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type { ClientBase, Pool } from 'pg'

/** First of an advisory lock's two numbers; the second is the hash of a worker's name. */
const lockClass = 0x6a6f6273
/** A worker is known to the queue a moment before its lock is taken: nothing so young counts as left behind. */
const graceSeconds = 10
const betweenLooksMs = 5_000

/**
 * The queue knows who took a job, but not whether that process still lives: by itself it waits four hours. Each worker holds a
 * lock that ends with the queue's listening connection, however suddenly its process ends; what nobody holds is free again.
 */
export function lifeSigns(pool: Pool, warn: (error: unknown) => void): { events: WorkerEvents; stop(): void } {
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  let listening: ClientBase | null = null
  let held = Promise.resolve()
  const hold = (workers: readonly string[]): void => {
    const client = listening
    if (!client) return
    const text = 'select pg_try_advisory_lock_shared($1, hashtext(name)) from unnest($2::text[]) name'
    held = held.then(async () => void (await client.query(text, [lockClass, workers]))).catch(warn)
  }
  events.on('worker:create', ({ worker }) => {
    names.add(worker.workerId)
    hold([worker.workerId])
  })
  events.on('worker:stop', ({ worker }) => void names.delete(worker.workerId))
  events.on('pool:listen:success', ({ client }) => {
    // The queue speaks first: a connection carries out one statement after the other.
    client.once('drain', () => {
      listening = client
      hold([...names])
    })
  })
  events.on('pool:listen:release', () => void (listening = null))
  const timer = setInterval(() => void freeWhatIsLeft(pool, [...names]).catch(warn), betweenLooksMs)
  return { events, stop: () => clearInterval(timer) }
}

/** Gives jobs back whose worker's process has ended. @param living workers of this process, whose connection may be anew. */
async function freeWhatIsLeft(pool: Pool, living: readonly string[]): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by)) from graphile_worker._private_jobs j
       where j.locked_at < now() - $1 * interval '1 second' and j.locked_by <> all ($2::text[])
         and not exists (select from pg_locks l where l.locktype = 'advisory' and l.granted and l.classid = $3::bigint::oid
           and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid and l.objsubid = 2
           and l.database = (select oid from pg_database where datname = current_database()))`,
    [graceSeconds, living, lockClass],
  )
}
