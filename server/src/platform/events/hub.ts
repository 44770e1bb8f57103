import { ok } from '@cadre/kernel'
import { sql } from 'kysely'
import pg from 'pg'
import { as, read, type Database } from '../db/transaction.ts'
import type { Log } from '../log/log.ts'
import type { OrganisationScope } from '../scope.ts'

/** Where a reader has got to: the transaction and number of the last event it was sent. */
export type Cursor = string
export type StoredEvent = {
  readonly cursor: Cursor
  readonly topic: string
  readonly name: string
  readonly data: unknown
}
type Listener = () => void

const channel = 'cadre_events'
const pollMs = 5_000

/**
 * Wakes this process's open streams when any process commits an event. Waking is a hint: streams read what is theirs from
 * the table, so a lost notification delays an event by one poll and loses none.
 */
export class EventHub {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #url: string
  readonly #log: Log
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | null = null
  #closed = false

  constructor(url: string, log: Log) {
    this.#url = url
    this.#log = log
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => this.#wakeAll(), pollMs)
    this.#timer.unref()
    await this.#listen()
  }

  /** @returns how to stop being woken. */
  onEvents(organisationId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(organisationId) ?? new Set()
    this.#listeners.set(organisationId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(organisationId)
    }
  }

  get openStreams(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearInterval(this.#timer)
    await this.#client?.end().catch(() => {})
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'cadre events' })
    let lost = false
    const again = () => {
      if (lost || this.#closed) return
      lost = true
      setTimeout(() => void (this.#closed || this.#listen()), 1_000).unref()
    }
    client.on('notification', ({ payload }) => this.#wake(payload ?? ''))
    client.on('error', again)
    client.on('end', again)
    this.#client = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      this.#wakeAll()
    } catch (error) {
      this.#log.warn({ err: error }, 'cannot listen for events yet')
      again()
    }
  }

  #wake(organisationId: string): void {
    for (const listener of this.#listeners.get(organisationId) ?? []) listener()
  }

  #wakeAll(): void {
    for (const organisationId of this.#listeners.keys()) this.#wake(organisationId)
  }
}

const atMost = 500

/**
 * The organisation's events after a cursor, oldest first. Only events of transactions older than every running one are
 * shown: a later commit can then never slip in before the cursor.
 * @param cursor null: from now on.
 */
export async function eventsAfter(
  database: Database,
  scope: OrganisationScope,
  cursor: Cursor | null,
): Promise<{ events: StoredEvent[]; cursor: Cursor }> {
  const [xact, eventId] = parseCursor(cursor)
  const found = await read(database, as(scope), async ({ db }) => {
    const horizon = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(
      db,
    )
    const xmin = horizon.rows[0]?.xmin ?? '0'
    if (cursor === null) return ok({ events: [], cursor: `${BigInt(xmin) - 1n}-9223372036854775807` })
    const { rows } = await sql<{ xact: string; event_id: string; topic: string; name: string; data: unknown }>`
      select xact::text, event_id::text, topic, name, data from platform.events
      where organisation_id = ${scope.organisationId} and xact < ${xmin}::xid8 and (xact, event_id) > (${xact}::xid8, ${eventId}::bigint)
      order by xact, event_id limit ${atMost}`.execute(db)
    const events = rows.map(({ topic, name, data, ...row }) => ({
      cursor: `${row.xact}-${row.event_id}`,
      topic,
      name,
      data,
    }))
    return ok({ events, cursor: events.at(-1)?.cursor ?? cursor })
  })
  return found.value
}

function parseCursor(cursor: Cursor | null): [string, string] {
  const match = /^(\d{1,19})-(\d{1,19})$/.exec(cursor ?? '')
  return match?.[1] !== undefined && match[2] !== undefined ? [match[1], match[2]] : ['0', '0']
}
