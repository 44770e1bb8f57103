import type { EventPage, StoredEvent } from './events-after.ts'

/** What a listener is told: how far the feed has come, with what concerns it; or that it must ask for everything again. */
export interface Listener {
  hears(event: StoredEvent): boolean
  send(heard: readonly StoredEvent[], newest: number): void
  reset(newest: number): void
}
export type Reader = {
  readonly after: (seq: number) => Promise<EventPage>
  readonly newest: () => Promise<number>
}

const kept = 2_000

/**
 * One organisation's events for all who listen in this process: each event is read once and told to every listener from
 * memory. A listener that comes back far behind reads for itself until it has caught up.
 */
export class Feed {
  readonly #reader: Reader
  readonly #places = new Map<Listener, number>()
  /** The newest events, without a gap, up to `#newest`. */
  #recent: StoredEvent[] = []
  #newest: number | null = null
  #pulling: Promise<void> | null = null
  #again = false

  constructor(reader: Reader) {
    this.#reader = reader
  }

  /** @param from the number of the last event it was told; null: from now on, after a reset. */
  async add(listener: Listener, from: number | null, opened: () => boolean): Promise<void> {
    await this.pull()
    let at = from
    if (at === null || at > this.#now()) listener.reset((at = this.#now()))
    while (opened() && at < this.#now() - this.#recent.length) {
      const { events, whole } = await this.#reader.after(at)
      if (whole) at = this.#tell(listener, events, at)
      else listener.reset((at = this.#now()))
    }
    if (!opened()) return
    this.#places.set(listener, this.#tell(listener, this.#since(at), at))
  }

  remove(listener: Listener): void {
    this.#places.delete(listener)
  }

  /** Reads what is new and tells it; one read at a time, and one more when something was announced meanwhile. */
  pull(): Promise<void> {
    this.#again = true
    this.#pulling ??= this.#pullAll().catch((error: unknown) => {
      this.#pulling = null
      throw error
    })
    return this.#pulling
  }

  async #pullAll(): Promise<void> {
    this.#newest ??= await this.#reader.newest()
    do {
      this.#again = false
      const { events, whole } = await this.#reader.after(this.#newest)
      if (!whole) await this.#startAnew()
      else if (events.length > 0) {
        this.#recent = [...this.#recent, ...events].slice(-kept)
        this.#newest += events.length
        this.#again = true
      }
      for (const [listener, at] of this.#places) this.#places.set(listener, this.#tell(listener, this.#since(at), at))
    } while (this.#again)
    this.#pulling = null
  }

  /** The table no longer continues what this process knows (a restored database). */
  async #startAnew(): Promise<void> {
    this.#newest = await this.#reader.newest()
    this.#recent = []
    for (const listener of this.#places.keys()) {
      listener.reset(this.#newest)
      this.#places.set(listener, this.#newest)
    }
  }

  #now(): number {
    return this.#newest ?? 0
  }

  #since(at: number): readonly StoredEvent[] {
    const missing = this.#now() - at
    return missing === 0 ? [] : this.#recent.slice(-missing)
  }

  #tell(listener: Listener, events: readonly StoredEvent[], at: number): number {
    const newest = events.at(-1)?.seq ?? at
    const heard = events.filter((event) => listener.hears(event))
    if (newest > at) listener.send(heard, newest)
    return newest
  }
}
