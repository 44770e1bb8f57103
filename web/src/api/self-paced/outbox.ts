import type { SealedStore } from '../../lib/device/sealed-store.ts'
import { isQueued, type Kept, type QueuedEvent } from './queued-event.ts'

/** What became of a batch: taken; not reached (tried again); signed out; refused for good, which is kept apart and said. */
export type Delivery<Result> =
  | { readonly kind: 'taken'; readonly results: ReadonlyMap<string, Result> }
  | { readonly kind: 'unreached' | 'signed-out' | 'refused' }

export type OutboxState = {
  readonly waiting: number
  readonly refused: number
  /** Why nothing is delivered at the moment; null: nothing stands in the way. */
  readonly held: 'unreached' | 'signed-out' | 'disk' | null
}

export type OutboxParts<Result> = {
  readonly store: SealedStore
  readonly vault: string
  readonly deliver: (kind: QueuedEvent['kind'], events: readonly QueuedEvent[]) => Promise<Delivery<Result>>
  /** One tab after the other delivers, so that what was done later never arrives before what was done earlier. */
  readonly inTurn: <T>(name: string, work: () => Promise<T>) => Promise<T>
  readonly now: () => number
  readonly newId: () => string
}

const waitingPrefix = 'waiting '
const refusedPrefix = 'refused '
const mostAtOnce = 50

/**
 * Work done with or without a network, in the order in which it was done. An event is on disk before anything else happens, leaves
 * only when the server has answered for it, and may be sent twice: the server stores it once.
 */
export class Outbox<Result> {
  readonly #parts: OutboxParts<Result>
  readonly #listeners = new Set<() => void>()
  #state: OutboxState = { waiting: 0, refused: 0, held: null }
  #last = 0
  #flushing: Promise<ReadonlyMap<string, Result>> | null = null

  constructor(parts: OutboxParts<Result>) {
    this.#parts = parts
  }

  readonly state = (): OutboxState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when it is on disk. A disk that refuses is told: the screen must not say that something was kept. */
  async add(event: QueuedEvent): Promise<void> {
    const earlier = await this.#lastOnDisk()
    // Names sort as the events were made: within a millisecond, when the clock is set back, and after a reload too.
    this.#last = Math.max(this.#last + 1, earlier + 1, this.#parts.now())
    const name = `${waitingPrefix}${String(this.#last).padStart(15, '0')} ${this.#parts.newId()}`
    try {
      await this.#parts.store.put(this.#parts.vault, name, event)
    } catch (thrown) {
      this.#change({ held: 'disk' })
      throw thrown
    }
    await this.count()
  }

  /** What waits, the oldest first. */
  async waiting(): Promise<Kept[]> {
    const kept: Kept[] = []
    for (const name of await this.#names(waitingPrefix)) {
      const event = await this.#parts.store.get(this.#parts.vault, name)
      if (isQueued(event)) kept.push({ name, event })
    }
    return kept
  }

  async count(): Promise<void> {
    const [waiting, refused] = await Promise.all([this.#names(waitingPrefix), this.#names(refusedPrefix)])
    this.#change({ waiting: waiting.length, refused: refused.length })
  }

  /** Delivers what waits, in order, until it is empty or something stands in the way. @returns what the server said, by event. */
  flush(): Promise<ReadonlyMap<string, Result>> {
    const { vault, inTurn } = this.#parts
    this.#flushing ??= inTurn(`${vault} flush`, () => this.#flush()).finally(() => (this.#flushing = null))
    return this.#flushing
  }

  async #flush(): Promise<ReadonlyMap<string, Result>> {
    const results = new Map<string, Result>()
    let most = mostAtOnce
    try {
      for (;;) {
        const batch = firstBatch(await this.waiting(), most)
        const [first] = batch
        if (!first) break
        const delivery = await this.#parts.deliver(
          first.event.kind,
          batch.map(({ event }) => event),
        )
        if (delivery.kind === 'unreached' || delivery.kind === 'signed-out') {
          this.#change({ held: delivery.kind })
          return results
        }
        // Which one is refused is seen when it is alone; the others are taken.
        if (delivery.kind === 'refused' && batch.length > 1) {
          most = Math.ceil(batch.length / 2)
          continue
        }
        most = mostAtOnce
        if (delivery.kind === 'taken') for (const [id, result] of delivery.results) results.set(id, result)
        for (const kept of batch) await this.#settle(kept, delivery.kind)
        this.#change({ held: null })
      }
      this.#change({ held: null })
      return results
    } finally {
      await this.count().catch(() => this.#change({ held: 'disk' }))
    }
  }

  async #settle({ name, event }: Kept, outcome: 'taken' | 'refused'): Promise<void> {
    const { store, vault } = this.#parts
    if (outcome === 'refused') await store.put(vault, refusedPrefix + name.slice(waitingPrefix.length), event)
    await store.remove(vault, name)
  }

  async #lastOnDisk(): Promise<number> {
    const newest = (await this.#names(waitingPrefix).catch(() => [])).at(-1)
    return newest === undefined ? 0 : Number(newest.split(' ')[1])
  }

  async #names(prefix: string): Promise<string[]> {
    return (await this.#parts.store.names(this.#parts.vault)).filter((name) => name.startsWith(prefix)).toSorted()
  }

  #change(part: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }
}

/** From the oldest on, as many of one kind as go together. */
function firstBatch(waiting: readonly Kept[], most: number): Kept[] {
  const kind = waiting[0]?.event.kind
  const end = waiting.findIndex(({ event }) => event.kind !== kind)
  return waiting.slice(0, Math.min(end < 0 ? waiting.length : end, most))
}
