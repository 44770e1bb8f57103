import { instant, ok, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { openPool } from '../db/pools.ts'
import { as, transact, type Database } from '../db/transaction.ts'
import { openLog } from '../log/log.ts'
import { withClient } from '../postgres/index.ts'
import { systemScope } from '../scope.ts'
import { startWorker } from './worker.ts'

const { loginUrl, superuserUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 2, name: 'test' })
afterAll(() => pool.end())
const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }
const asked = async (text: string) => withClient(superuserUrl, async (client) => (await client.query(text)).rows)
const jobs = () => asked('select locked_by, last_error from graphile_worker._private_jobs')
afterEach(() => asked('delete from graphile_worker._private_jobs'))

/** A process that carries out a job which ends when it is told to; `unwritten`: that its end could not be written yet. */
async function atWork() {
  const [began, ends, unwritten] = [Promise.withResolvers(), Promise.withResolvers(), Promise.withResolvers()]
  const log = openLog('silent')
  vi.spyOn(log, 'warn').mockImplementation((...[, said]: unknown[]) => {
    if (said === 'how a job ended is not written yet') unwritten.resolve(null)
  })
  const tasks = { slow: async () => (began.resolve(null), void (await ends.promise)) }
  const worker = await startWorker({ url: loginUrl, tasks, recurring: [], log, concurrency: 2 })
  await transact(database, as(systemScope), async (tx) => (await tx.enqueue({ task: 'slow', payload: {} }), ok(null)))
  await began.promise
  return { worker, ends, unwritten: unwritten.promise }
}

test('a job that ends while the process stops is done, and not left to another', async () => {
  const { worker, ends } = await atWork()
  const stopped = worker.stop()
  // The queue has said all that it says by itself: from here to the end of the pool nothing waits but for the job.
  const deaf = () =>
    asked(`select from pg_stat_activity where application_name = 'cadre jobs' and state = 'idle'
      and datname = current_database() and query like 'UNLISTEN%'`)
  await expect.poll(deaf).toHaveLength(1)
  await deaf()
  ends.resolve(null)
  await stopped
  expect(await jobs()).toEqual([])
})

test.each([
  ['is done', [], (ends: PromiseWithResolvers<unknown>) => ends.resolve(null)],
  [
    'is tried again',
    [{ locked_by: null, last_error: 'it failed' }],
    (ends: PromiseWithResolvers<unknown>) => ends.reject(new Error('it failed')),
  ],
])('a job that ends while the database is away %s when it is back, and the process goes on', async (_, left, end) => {
  const { worker, ends, unwritten } = await atWork()
  const [{ name }] = await asked('select current_database() as name')
  await asked(`alter database ${name} connection limit 0`)
  try {
    await asked(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'cadre jobs' and datname = current_database()`)
    end(ends)
    await unwritten
  } finally {
    await asked(`alter database ${name} connection limit -1`)
  }
  await expect.poll(jobs, { timeout: 10_000 }).toEqual(left)
  await worker.stop()
})

test('whatever a job says of its failure can be written', async () => {
  const { worker, ends } = await atWork()
  ends.reject(new Error('read \0 and \ud800'))
  await expect.poll(jobs).toEqual([{ locked_by: null, last_error: 'read \ufffd and \ufffd' }])
  await worker.stop()
})
