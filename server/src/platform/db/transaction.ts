import {
  idsOf,
  type Clock,
  type Id,
  type Instant,
  type Ok,
  type Random,
  type Refusal,
  type Result,
} from '@cadre/kernel'
import { sql, type Kysely } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { OrganisationScope, Scope } from '../scope.ts'
import { kyselyOn } from './connection.ts'
import { isTransient } from './faults.ts'
import type { Tables } from './tables.gen.ts'
import { json, timestamp } from './values.ts'

/** What a read may use: the tables its scope opens, and the time of the request. */
export interface Reads<S extends Scope = Scope> {
  readonly db: Kysely<Tables>
  readonly scope: S
  readonly now: Instant
  /** Goes on inside one organisation: its rows, and no others, from here to the end of the transaction. */
  within(scope: OrganisationScope): Promise<Reads<OrganisationScope>>
}

declare const writable: unique symbol
/** The right to write, handed out by `transact` alone; all of it commits or none. */
export interface Tx<S extends Scope = Scope> extends Reads<S> {
  readonly [writable]: true
  readonly random: Random
  newId<const P extends string>(prefix: P): Id<P>
  /** Adds to the organisation's audit log as the last thing before commit. */
  record(entry: AuditEntry): void
  /** Queues work that runs after, and only if, this commits. */
  enqueue(job: Job): Promise<void>
  /** Tells the organisation's open screens, after commit. Numbered as the last thing before it, after what is recorded. */
  publish(event: PublishedEvent): void
  /** Publishes that something under a topic changed: open screens ask again for what they show of it. */
  changed(topic: string, subject?: string): void
  within(scope: OrganisationScope): Promise<Tx<OrganisationScope>>
}

export type AuditEntry = {
  readonly operation: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}
export type Job = {
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly runAt?: Instant
  /** A waiting job of the same key is replaced. */
  readonly key?: string
  /** The one that replaces a waiting job runs when that one would have. */
  readonly keepsTime?: boolean
}
export type PublishedEvent = {
  readonly topic: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

export type Database = {
  readonly pool: Pool
  readonly clock: Clock
  readonly random: Random
  /** Connections that run as cadre_app from the start: a statement that is a transaction of its own needs no other around it. */
  readonly appPool?: Pool
}

/** How a transaction gets its scope: the role it runs as, and the statement, sent together with `begin`, that opens it. */
export type Entry<S extends Scope, R extends Refusal = never> = {
  readonly role: 'cadre_app' | 'cadre_system'
  readonly open: (client: PoolClient) => Promise<Ok<S> | R>
}

/** For a scope that is known already: jobs, sign-in, tests. */
export const as = <S extends Scope>(scope: S): Entry<S> => ({
  role: scope.kind === 'system' ? 'cadre_system' : 'cadre_app',
  async open(client) {
    const organisation = scope.kind === 'organisation' ? scope.organisationId : ''
    const person = scope.kind === 'system' ? '' : (scope.personId ?? '')
    await client.query({
      name: 'enter_as',
      text: "select set_config('app.organisation', $1, true), set_config('app.person', $2, true)",
      values: [organisation, person],
    })
    return { ok: true, value: scope }
  },
})

/** Runs reads in one read-only transaction. */
export function read<S extends Scope, R extends Refusal, Answer extends Result<unknown>>(
  database: Database,
  entry: Entry<S, R>,
  work: (reads: Reads<S>) => Promise<Answer>,
): Promise<Answer | R> {
  return inTransaction<Answer | R>(database, `begin read only; set local role ${entry.role}`, async (client) => {
    const entered = await entry.open(client)
    return entered.ok ? work(readsIn(client, database.clock(), entered.value)) : entered
  })
}

function readsIn<S extends Scope>(client: PoolClient, now: Instant, scope: S): Reads<S> {
  const within = async (inner: OrganisationScope) => {
    await enterOrganisation(client, inner)
    return readsIn(client, now, inner)
  }
  return { db: kyselyOn<Tables>(client), scope, now, within }
}

async function enterOrganisation(client: PoolClient, scope: OrganisationScope): Promise<void> {
  await client.query('set local role cadre_app')
  await as(scope).open(client)
}

/**
 * Runs a decision in one transaction: a value commits, a refusal or a throw leaves nothing behind.
 * A deadlock or serialisation failure runs it again, up to three times: `work` must have no other effect.
 */
export async function transact<S extends Scope, R extends Refusal, Answer extends Result<unknown>>(
  database: Database,
  entry: Entry<S, R>,
  work: (tx: Tx<S>) => Promise<Answer>,
): Promise<Answer | R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction<Answer | R>(database, `begin; set local role ${entry.role}`, async (client) => {
        const entered = await entry.open(client)
        if (!entered.ok) return entered
        const { tx, finish } = openTx(database, client, entered.value)
        const result = await work(tx)
        if (result.ok) await finish()
        return result
      })
    } catch (error) {
      if (attempt === 3 || !isTransient(error)) throw error
    }
  }
}

function openTx<S extends Scope>(database: Database, client: PoolClient, scope: S) {
  const now = database.clock()
  const newId = idsOf(now, database.random)
  const shared: Shared = { database, client, db: kyselyOn<Tables>(client), now, newId, audit: [], events: [] }
  const finish = async () => {
    for (const { operation, subject, detail } of shared.audit) {
      await sql`select audit.append(${timestamp(shared.now)}, ${operation}, ${subject}, ${json(detail)})`.execute(
        shared.db,
      )
    }
    if (shared.events.length > 0) await sql`select platform.publish(${json(shared.events)})`.execute(shared.db)
  }
  return { tx: txIn(shared, scope), finish }
}

type Shared = Pick<Tx, 'db' | 'now' | 'newId'> & {
  readonly database: Database
  readonly client: PoolClient
  readonly audit: AuditEntry[]
  readonly events: PublishedEvent[]
}

function txIn<S extends Scope>(shared: Shared, scope: S): Tx<S> {
  const { database, client, db, now, newId, audit, events } = shared
  const open: Omit<Tx<S>, typeof writable> = {
    db,
    scope,
    now,
    random: database.random,
    newId,
    record: (entry) => void audit.push(entry),
    async enqueue({ task, payload, runAt, key, keepsTime = false }) {
      const at = runAt === undefined ? null : timestamp(runAt)
      await sql`select platform.enqueue(${task}, ${JSON.stringify(payload)}::json, ${at}::timestamptz, ${key ?? null}, ${keepsTime})`.execute(
        db,
      )
    },
    publish: (event) => void events.push(event),
    changed: (topic, subject) => void events.push({ topic, name: 'changed', data: { topic, subject } }),
    async within(inner) {
      await enterOrganisation(client, inner)
      return txIn(shared, inner)
    },
  }
  return open as Tx<S>
}

type Statement = { readonly name: string; readonly text: string; readonly values: readonly unknown[] }

/**
 * One statement as cadre_app in a transaction of its own, in one round trip. What it wrote is committed when this returns, and not
 * at all when it throws: PostgreSQL says that it is ready only after the commit.
 */
export async function commitStatement<Row extends object>(
  { pool, appPool }: Pick<Database, 'pool' | 'appPool'>,
  statement: Statement,
): Promise<Row[]> {
  const query = { ...statement, values: [...statement.values] }
  return appPool === undefined ? commitAround<Row>(pool, query) : (await appPool.query<Row>(query)).rows
}

/** The same on a connection that serves everybody: begin and commit travel with the statement. */
async function commitAround<Row extends object>(
  pool: Pool,
  query: { name: string; text: string; values: unknown[] },
): Promise<Row[]> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const begun = client.query('begin; set local role cadre_app')
    const done = client.query<Row>(query)
    const ended = client.query('commit')
    const [, result, end] = await Promise.allSettled([begun, done, ended])
    for (const each of [begun, done, ended]) await each
    if (result.status === 'rejected' || end.status === 'rejected' || end.value.command !== 'COMMIT')
      throw new Error('the transaction was aborted before its commit')
    return result.value.rows
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => (broken = failed))
    throw error
  } finally {
    client.release(broken)
  }
}

async function inTransaction<T extends Result<unknown>>(
  database: Database,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    // Not awaited on its own: the scope's statement travels with it in one round trip.
    const begun = client.query(begin)
    begun.catch(() => {})
    const result = await work(client)
    await begun
    const ended = await client.query(result.ok ? 'commit' : 'rollback')
    if (result.ok && ended.command !== 'COMMIT') throw new Error('the transaction was aborted before its commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failed: Error) => (broken = failed))
    throw error
  } finally {
    client.release(broken)
  }
}
