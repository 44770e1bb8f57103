import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'

/** First of an advisory lock's two numbers; the second is the hash of the name under which a process takes jobs. */
const lockClass = 0x6a6f6273
/** A process takes its first jobs a moment before it holds its lock: nothing so young counts as left behind. */
const graceSeconds = 10
const betweenLooksMs = 5_000

/**
 * The queue knows who took a job, but not whether that process still lives: by itself it waits four hours. Each process holds a
 * lock that ends with the queue's listening connection, however suddenly the process ends; what nobody holds is free again.
 */
export function lifeSigns(pool: Pool, warn: (error: unknown) => void): { events: WorkerEvents; stop(): void } {
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  // A job is taken in the name of the pool of workers, not of the one that carries it out.
  events.on('pool:create', ({ workerPool }) => void names.add(workerPool.id))
  events.on('pool:listen:success', ({ workerPool, client }) => {
    const text = 'select pg_try_advisory_lock_shared($1, hashtext($2))'
    // The queue speaks first: a connection carries out one statement after the other.
    client.once('drain', () => void client.query(text, [lockClass, workerPool.id]).catch(warn))
  })
  const timer = setInterval(() => void freeWhatIsLeft(pool, [...names]).catch(warn), betweenLooksMs)
  return { events, stop: () => clearInterval(timer) }
}

/** Gives jobs back whose process has ended. @param living names of this process, whose connection may be anew. */
export async function freeWhatIsLeft(pool: Pool, living: readonly string[]): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by)) from graphile_worker._private_jobs j
       where j.locked_at < now() - $1 * interval '1 second' and j.locked_by <> all ($2::text[])
         and not exists (select from pg_locks l where l.locktype = 'advisory' and l.granted and l.classid = $3::bigint::oid
           and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid and l.objsubid = 2
           and l.database = (select oid from pg_database where datname = current_database()))`,
    [graceSeconds, living, lockClass],
  )
}
