import {
  type Acknowledgement,
  autoSubmitDue,
  type Batch,
  classifyReply,
  type ClientEvent,
  enqueue,
  type EventContent,
  type Exchange,
  type Leftover,
  nextBatch,
  noteExchange,
  noteKept,
  noteNotKept,
  noteStanding,
  type Outbox,
  putBack,
  type RawReply,
  type Reading,
  type ServerClock,
  serverTime,
  settle,
  type Standing,
  takePen,
  throwAway,
  tryNow,
  wakeAt,
} from '@cadre/attempt'
import { instant, type Random } from '@cadre/kernel'
import { inTime } from '../../../lib/device/clocks.ts'
import { type TabRecord, tabRecordOf } from './tab-record.ts'
import { withContent, type WorkByPlace } from './work.ts'

/** Everything outside: clocks, chance, timers, disk and network. */
export type DeviceParts = {
  readonly read: () => Reading
  readonly random: Random
  readonly newId: () => string
  readonly after: (ms: number, run: () => void) => () => void
  /** Resolves when it is on disk. */
  readonly keep: (record: TabRecord) => Promise<void>
  readonly wipe: () => Promise<void>
  readonly save: (writer: string, epoch: number, events: readonly ClientEvent[]) => Promise<RawReply>
  /** Null: no answer of the server. */
  readonly standing: (writer: string) => Promise<Standing | null>
}

export type DeviceState = {
  readonly outbox: Outbox
  readonly work: WorkByPlace
  readonly clock: ServerClock
  /** The question that was on screen last; null before the first. */
  readonly at: string | null
  /** The server has named this tab's last word among what it keeps. */
  readonly submitted: boolean
  /** The clock handed it in, not the taker. */
  readonly timeUp: boolean
  /** Nothing of the attempt is left on this device. */
  readonly wiped: boolean
}

/** Extra time is seen within 5 s and a lost pen within 3 s, also where a reply takes most of a second. */
const pollMs = 2_000
/** Between looks at the clock. */
const tickMs = 500
/** A disk that takes longer is treated as one that refuses, so that it holds up nothing. */
const diskPatienceMs = 3_000

export const isOver = ({ standing }: Outbox): boolean => standing.phase !== 'open'

/** Said here, and not yet known to be with the server: what were written after it would not count. */
export const isSubmitting = ({ pending }: Outbox): boolean =>
  pending.some(({ event }) => event.content.kind === 'submit')

/**
 * Glues the pure core to disk, network and clocks. It decides nothing itself: what is sent, when it is tried again, what is
 * acknowledged and what the screen may say are the core's, read from the outbox.
 */
export class AttemptDevice {
  readonly #parts: DeviceParts
  readonly #listeners = new Set<() => void>()
  readonly #lastWords = new Set<string>()
  #state: DeviceState
  #running = false
  #writing = false
  #unwritten = false
  #gatherUntil = 0
  #cancels: Record<'wake' | 'poll' | 'tick', () => void> = { wake() {}, poll() {}, tick() {} }

  constructor(parts: DeviceParts, start: Pick<DeviceState, 'outbox' | 'work' | 'clock' | 'at'>) {
    this.#parts = parts
    this.#state = { ...start, submitted: false, timeUp: false, wiped: false }
    for (const { event } of start.outbox.pending) if (event.content.kind === 'submit') this.#lastWords.add(event.id)
  }

  readonly state = (): DeviceState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to send, to ask for the standing and to watch the time. */
  start(): void {
    if (this.#running) return
    this.#running = true
    this.#persist()
    void this.#poll()
    this.#tick()
  }

  stop(): void {
    this.#running = false
    for (const cancel of Object.values(this.#cancels)) cancel()
  }

  /**
   * Something the taker did. It is on the screen at once, then on disk, then on its way.
   * @param gatherMs typing waits this long for more of it before it is sent.
   */
  record(content: EventContent, gatherMs = 0): void {
    const id = this.#parts.newId()
    if (content.kind === 'submit') this.#lastWords.add(id)
    const { outbox, work } = this.#state
    this.#gatherUntil = gatherMs === 0 ? 0 : this.#parts.read().steady + gatherMs
    this.#change({
      outbox: enqueue(outbox, content, id, this.#now()),
      work: withContent(work, content),
      ...(content.kind === 'visit' && { at: content.question }),
    })
    this.#persist()
  }

  /** The server gave this tab the pen. @param work what the server holds. */
  takePen(standing: Standing, work: WorkByPlace): void {
    this.#change({ outbox: takePen(this.#state.outbox, standing), work })
    this.#persist()
  }

  putBack(leftover: Leftover): void {
    const { outbox, work } = this.#state
    const { content } = leftover.event
    this.#change({
      outbox: putBack(outbox, leftover, this.#parts.newId(), this.#now()),
      work: withContent(work, content),
    })
    this.#persist()
  }

  throwAway(id: string): void {
    this.#change({ outbox: throwAway(this.#state.outbox, id) })
    this.#persist()
  }

  /** The server has taken these on another way: the answers file. */
  acknowledge(ids: ReadonlySet<string>, standing: Standing): void {
    const { outbox } = this.#state
    const rest = <E extends { readonly event: ClientEvent }>(entries: readonly E[]): readonly E[] =>
      entries.filter(({ event }) => !ids.has(event.id))
    const left = { ...outbox, pending: rest(outbox.pending), leftovers: rest(outbox.leftovers) }
    this.#change({ outbox: noteStanding(left, standing) })
    this.#persist()
  }

  /** Try at once: the taker asked, or the network says it is back. A hint, never a condition. */
  tryNow(): void {
    this.#gatherUntil = 0
    this.#change({ outbox: tryNow(this.#state.outbox) })
    this.#pump()
    void this.#poll()
  }

  /** What another answer of the server said. */
  noteStanding(standing: Standing, exchange: Omit<Exchange, 'server'>): void {
    const { outbox, clock } = this.#state
    this.#change({
      outbox: noteStanding(outbox, standing),
      clock: noteExchange(clock, { ...exchange, server: standing.at }),
    })
  }

  #now() {
    return serverTime(this.#state.clock, this.#parts.read()).at
  }

  #change(part: Partial<DeviceState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }

  /** Writes the newest state; what is done meanwhile is written right after. Sending waits for it. */
  #persist(): void {
    this.#unwritten = true
    if (this.#writing || this.#state.wiped) return
    this.#writing = true
    void this.#write().finally(() => (this.#writing = false))
  }

  async #write(): Promise<void> {
    while (this.#unwritten) {
      this.#unwritten = false
      const written = this.#state
      const kept = await this.#onDisk(this.#parts.keep(tabRecordOf(written)))
      const { outbox } = this.#state
      this.#change({ outbox: kept ? noteKept(outbox, written.outbox) : noteNotKept(outbox) })
      this.#pump()
    }
    if (this.#isDone()) await this.#wipe()
  }

  #onDisk(writing: Promise<void>): Promise<boolean> {
    const kept = writing.then(
      () => true,
      () => false,
    )
    return inTime(kept, diskPatienceMs, false, this.#parts.after)
  }

  #pump(): void {
    if (!this.#running) return
    this.#cancels.wake()
    const { steady } = this.#parts.read()
    if (steady < this.#gatherUntil) return this.#wakeIn(this.#gatherUntil - steady)
    const next = nextBatch(this.#state.outbox, steady)
    if (next) {
      this.#change({ outbox: next.outbox })
      void this.#send(next.batch)
      return
    }
    const at = wakeAt(this.#state.outbox)
    if (at !== null) this.#wakeIn(at - steady)
  }

  #wakeIn(ms: number): void {
    this.#cancels.wake = this.#parts.after(Math.max(1, ms), () => this.#pump())
  }

  async #send({ flight, events }: Batch): Promise<void> {
    const { writer, epoch } = this.#state.outbox
    const sent = this.#parts.read()
    const raw = await this.#parts.save(writer, epoch, events)
    const received = this.#parts.read()
    const reply = classifyReply(raw, instant(received.wall))
    const outbox = settle(this.#state.outbox, flight, reply, { nowSteady: received.steady, random: this.#parts.random })
    this.#change({
      outbox,
      ...(reply.kind === 'acknowledged' && this.#heard(reply, { sent, received })),
    })
    this.#persist()
  }

  #heard(reply: Acknowledgement, exchange: Omit<Exchange, 'server'>): Partial<DeviceState> {
    const said = reply.receipts.some(({ id }) => this.#lastWords.has(id)) && reply.standing.phase !== 'open'
    return {
      clock: noteExchange(this.#state.clock, { ...exchange, server: reply.at }),
      submitted: this.#state.submitted || said,
    }
  }

  async #poll(): Promise<void> {
    this.#cancels.poll()
    if (!this.#running || this.#state.wiped) return
    const sent = this.#parts.read()
    const standing = await this.#parts.standing(this.#state.outbox.writer)
    if (standing) this.noteStanding(standing, { sent, received: this.#parts.read() })
    if (standing && this.#isDone()) this.#persist()
    this.#cancels.poll()
    if (this.#running) this.#cancels.poll = this.#parts.after(pollMs, () => void this.#poll())
  }

  #tick(): void {
    if (!this.#running) return
    const { outbox, clock } = this.#state
    if (autoSubmitDue(outbox, serverTime(clock, this.#parts.read()))) {
      this.#change({ timeUp: true })
      this.record({ kind: 'submit', auto: true })
    }
    this.#cancels.tick = this.#parts.after(tickMs, () => this.#tick())
  }

  /** Over, and nothing left that only this device has. */
  #isDone(): boolean {
    const { outbox, wiped } = this.#state
    return !wiped && isOver(outbox) && outbox.pending.length + outbox.leftovers.length === 0
  }

  async #wipe(): Promise<void> {
    this.#change({ wiped: await this.#onDisk(this.#parts.wipe()) })
  }
}
