import { expectOk, instant, ok, refuse, seededRandom } from '@cadre/kernel'
import { testDatabase } from '@cadre/testkit'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { type OrganisationScope, organisationScope } from '../scope.ts'
import { openPool } from './pools.ts'
import { as, read, transact, type Database, type Reads } from './transaction.ts'

const { loginUrl } = await testDatabase()
const pool = openPool({ url: loginUrl, max: 4, name: 'test' })
afterAll(() => pool.end())
const random = seededRandom(1)
const database: Database = { pool, clock: () => instant(1_000_000), random }
const scopeOf = (name: string): OrganisationScope =>
  organisationScope(`org_${name}` as OrganisationScope['organisationId'])
const brightloop = as(scopeOf('A'))
const other = as(scopeOf('B'))
const publish = (name: string) => ({ topic: 't', name, data: {} })
const eventsSeen = (entry: typeof brightloop) =>
  read(database, entry, async ({ db }) =>
    ok(
      (await sql<{ name: string }>`select name from platform.events order by seq`.execute(db)).rows.map((r) => r.name),
    ),
  )

describe('a transaction', () => {
  test('commits a value and leaves nothing of a refusal', async () => {
    await transact(database, brightloop, async (tx) => (tx.publish(publish('kept')), ok(null)))
    await transact(database, brightloop, async (tx) => (tx.publish(publish('refused')), refuse('test.no')))
    await expect(
      transact(database, brightloop, async (tx) => (tx.publish(publish('thrown')), Promise.reject(new Error('bug')))),
    ).rejects.toThrow('bug')
    expect(expectOk(await eventsSeen(brightloop))).toEqual(['kept'])
  })
  test('sees nothing of another organisation, whatever it asks for', async () => {
    expect(expectOk(await eventsSeen(other))).toEqual([])
  })
  test('writes nothing into another organisation', async () => {
    const foreign = transact(database, other, async ({ db }) =>
      ok(
        await sql`insert into platform.idempotency_keys (realm, operation, key, request_hash) values ('org_A', 'o', 'k', 'h')`.execute(
          db,
        ),
      ),
    )
    await expect(foreign).rejects.toThrow('row-level security')
  })
  test('without an organisation sees no rows at all (I7)', async () => {
    const nobody = as({ kind: 'person', personId: 'per_x' as never, sessionId: 'ses_x' as never })
    expect(
      expectOk(
        await read(database, nobody as never, async ({ db }) =>
          ok((await sql`select 1 from platform.events`.execute(db)).rows.length),
        ),
      ),
    ).toBe(0)
  })
  test('appends to a chain of audit entries that nobody can rewrite', async () => {
    const record = (subject: string) =>
      transact(
        database,
        brightloop,
        async (tx) => (tx.record({ operation: 'test.op', subject, detail: { a: 1 } }), ok(null)),
      )
    await Promise.all(['one', 'two', 'three'].map(record))
    const rows = expectOk(
      await read(database, brightloop, async ({ db }) =>
        ok(
          (
            await sql<{ seq: number; linked: boolean }>`
      select e.seq, e.hash = audit.hash_of(e.previous_hash, e.organisation_id, e.seq, e.at, e.person_id, e.operation, e.subject, e.detail)
        and e.previous_hash = coalesce(lag(e.hash) over (order by e.seq), '\\x') as linked from audit.entries e order by e.seq`.execute(
              db,
            )
          ).rows,
        ),
      ),
    )
    expect(rows).toEqual([1, 2, 3].map((seq) => ({ seq, linked: true })))
    await expect(
      transact(database, brightloop, async ({ db }) =>
        ok(await sql`update audit.entries set subject = 'x'`.execute(db)),
      ),
    ).rejects.toThrow('permission denied')
  })
  test('queues a job only when it commits', async () => {
    await transact(database, brightloop, async (tx) => (await tx.enqueue({ task: 'kept', payload: {} }), ok(null)))
    await transact(
      database,
      brightloop,
      async (tx) => (await tx.enqueue({ task: 'dropped', payload: {} }), refuse('test.no')),
    )
    const { rows } = await sqlAsJobs()
    expect(rows).toEqual([{ task_identifier: 'kept' }])
  })
})

describe('one connection, used by one after the other', () => {
  const single = openPool({ url: loginUrl, max: 1, name: 'single' })
  afterAll(() => single.end())
  const lone: Database = { ...database, pool: single }
  const context = async ({ db }: Pick<Reads, 'db'>) => {
    const { rows } = await sql<{ role: string; organisation: string; readonly: string }>`select current_user as role,
      platform.current_organisation() as organisation, current_setting('transaction_read_only') as readonly`.execute(db)
    return ok(rows[0])
  }

  test('keeps nothing of a read whose end nobody waited for', async () => {
    const inTurn = [as(scopeOf('A')), as(scopeOf('B')), as(scopeOf('C'))]
    const reads = inTurn.map((entry) => read(lone, entry, context))
    const write = transact(lone, as(scopeOf('D')), context)
    const seen = (await Promise.all([...reads, write])).map((result) => expectOk(result))
    expect(seen.map((row) => [row?.organisation, row?.readonly])).toEqual([
      ['org_A', 'on'],
      ['org_B', 'on'],
      ['org_C', 'on'],
      ['org_D', 'off'],
    ])
    const { rows } = await single.query<{ role: string }>('select current_user as role')
    expect(rows).toEqual([{ role: 'cadre_login' }])
  })
  test('is given back clean by a read that was refused and by one that failed', async () => {
    expect((await read(lone, brightloop, async () => refuse('test.no'))).ok).toBe(false)
    await expect(read(lone, brightloop, async ({ db }) => ok(await sql`select 1 / 0`.execute(db)))).rejects.toThrow(
      'zero',
    )
    expect(expectOk(await read(lone, other, context))?.organisation).toBe('org_B')
  })
  test('a read that hides a failed statement is a bug', async () => {
    const hiding = read(lone, brightloop, async ({ db }) => ok(await sql`select 1 / 0`.execute(db).catch(() => null)))
    await expect(hiding).rejects.toThrow('aborted')
  })
  test('when it breaks under a read, that read alone fails', async () => {
    const broken = read(lone, brightloop, async ({ db }) =>
      ok(await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)),
    )
    await expect(broken).rejects.toThrow('terminat')
    expect(expectOk(await read(lone, other, context))?.organisation).toBe('org_B')
  })
})

async function sqlAsJobs() {
  const jobs = openPool({ url: loginUrl, max: 1, name: 'jobs', role: 'cadre_jobs' })
  try {
    return await jobs.query('select task_identifier from graphile_worker.jobs')
  } finally {
    await jobs.end()
  }
}
