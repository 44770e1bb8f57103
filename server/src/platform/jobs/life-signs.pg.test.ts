import { instant, ok, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import pg from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { openPool } from '../db/pools.ts'
import { as, transact, type Database } from '../db/transaction.ts'
import { openLog } from '../log/log.ts'
import { withClient } from '../postgres/index.ts'
import { systemScope } from '../scope.ts'
import { freeWhatIsLeft } from './life-signs.ts'
import { startWorker } from './worker.ts'

const { loginUrl, superuserUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 2, name: 'test' })
const another = openPool({ url: loginUrl, max: 1, name: 'another process', role: 'cadre_jobs' })
afterAll(() => Promise.all([pool.end(), another.end()]))
const database: Database = { pool, clock: () => instant(0), random: seededRandom(1) }

afterEach(() => void vi.useRealTimers().restoreAllMocks())

const asked = async <Row extends object>(text: string): Promise<Row | undefined> =>
  withClient(superuserUrl, async (client) => (await client.query<Row>(text)).rows[0])
/** In whose name the one job is taken. */
const takenBy = async (): Promise<string | null | undefined> =>
  (await asked<{ locked_by: string | null }>('select locked_by from graphile_worker._private_jobs'))?.locked_by
/** The connection that tells of the worker's life. */
const sign = async (): Promise<number | undefined> =>
  (
    await asked<{ pid: number }>(`select pid from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`)
  )?.pid

/** A process in the middle of its one job. */
async function atWork() {
  const began = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const working = await startWorker({
    url: loginUrl,
    tasks: { slow: async () => (began.resolve(), await held.promise) },
    recurring: [],
    log: openLog('silent'),
    concurrency: 2,
  })
  await transact(database, as(systemScope), async (tx) => (await tx.enqueue({ task: 'slow', payload: {} }), ok(null)))
  await began.promise
  return { held, working }
}

test('what a living process works on is not given away, however long it takes; its own look spares it without a connection', async () => {
  const { held, working } = await atWork()
  await asked(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`)
  const name = await takenBy()
  await expect.poll(sign).toBeGreaterThan(0)
  await freeWhatIsLeft(another, [])
  expect(await takenBy()).toBe(name)

  const first = await sign()
  await asked(`select pg_terminate_backend(${first})`)
  await freeWhatIsLeft(another, [name ?? ''])
  expect(await takenBy()).toBe(name)

  await expect.poll(sign, { timeout: 10_000 }).not.toBe(first)
  await expect.poll(sign, { timeout: 10_000 }).toBeGreaterThan(0)
  await freeWhatIsLeft(another, [])
  expect(await takenBy()).toBe(name)

  held.resolve()
  await working.stop()
  expect(await takenBy()).toBeUndefined()
})

test('a process that stops is told from a dead one until its last job has ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { held, working } = await atWork()
  await expect.poll(sign).toBeGreaterThan(0)
  const living = await sign()
  const stopped = working.stop()
  await expect
    .poll(() => asked(`select from pg_stat_activity where pid = ${living} and query like 'UNLISTEN%'`))
    .toEqual({})
  const ended = vi.spyOn(pg.Client.prototype, 'end')
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(ended.mock.contexts.map((client) => Object(client).processID)).not.toContain(living)
  expect(await sign()).toBe(living)
  held.resolve()
  await stopped
})

test('what nobody holds is free, but not at once: a process takes its first job before it holds its sign', async () => {
  await transact(database, as(systemScope), async (tx) => (await tx.enqueue({ task: 'left', payload: {} }), ok(null)))
  await asked(`update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now()`)
  await freeWhatIsLeft(another, [])
  expect(await takenBy()).toBe('pool-killed')
  await asked(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`)
  await freeWhatIsLeft(another, [])
  expect(await takenBy()).toBeNull()
})
