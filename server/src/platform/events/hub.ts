import pg from 'pg'
import type { Database } from '../db/transaction.ts'
import type { Log } from '../log/log.ts'
import type { OrganisationId } from '../scope.ts'
import { eventsAfter, newestEvent } from './events-after.ts'
import { Feed, type Listener } from './feed.ts'

const channel = 'cadre_events'
const pollMs = 5_000

/**
 * Carries committed events, of any process, to this process's open streams. Waking is a hint: what is told comes from the
 * table, so a lost notification delays an event by one poll and loses none.
 */
export class EventHub {
  readonly #feeds = new Map<string, { readonly feed: Feed; streams: number }>()
  readonly #url: string
  readonly #database: Database
  readonly #log: Log
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | null = null
  #closed = false

  constructor({ url, database, log }: { url: string; database: Database; log: Log }) {
    this.#url = url
    this.#database = database
    this.#log = log
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => this.#wakeAll(), pollMs)
    this.#timer.unref()
    await this.#listen()
  }

  /**
   * @param from the number of the last event that was heard; null: from now on.
   * @returns how to stop listening. A read that fails ends in `failed`.
   */
  listen(organisationId: OrganisationId, from: number | null, listener: Listener & { failed(): void }): () => void {
    let open = true
    const held = this.#feedOf(organisationId)
    held.streams += 1
    held.feed.add(listener, from, () => open).catch(() => listener.failed())
    return () => {
      if (!open) return
      open = false
      held.feed.remove(listener)
      held.streams -= 1
      if (held.streams === 0) this.#feeds.delete(organisationId)
    }
  }

  get openStreams(): number {
    return [...this.#feeds.values()].reduce((sum, { streams }) => sum + streams, 0)
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearInterval(this.#timer)
    await this.#client?.end().catch(() => {})
  }

  #feedOf(organisationId: OrganisationId) {
    const held = this.#feeds.get(organisationId)
    if (held) return held
    const feed = new Feed({
      after: (seq) => eventsAfter(this.#database, organisationId, seq),
      newest: () => newestEvent(this.#database, organisationId),
    })
    const made = { feed, streams: 0 }
    this.#feeds.set(organisationId, made)
    return made
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
    const held = this.#feeds.get(organisationId)
    held?.feed.pull().catch((error: unknown) => this.#log.warn({ err: error }, 'events wait'))
  }

  #wakeAll(): void {
    for (const organisationId of this.#feeds.keys()) this.#wake(organisationId)
  }
}
