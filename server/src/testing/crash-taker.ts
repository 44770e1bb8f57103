import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  classifyReply,
  enqueue,
  nextBatch,
  noteKept,
  openOutbox,
  settle,
  type Acknowledgement,
  type ClientEvent,
  type Outbox,
  type Standing,
} from '@cadre/attempt'
import type { OutputOf, saveEvents } from '@cadre/contracts'
import { instant, isoOf, type Instant } from '@cadre/kernel'
import { secureRandom, systemClock } from '../platform/clock.ts'
import type { SeatedTaker } from './exam-hall.ts'

/** Ways to lose answers, planted to show that the comparison finds them. */
export type Fault = 'acknowledged before commit' | 'outbox dropped before acknowledgement'

type Content = Extract<ClientEvent['content'], { kind: 'answer' }>
type Made = { readonly sequence: number; readonly content: Content & { response: { option: string } } }

/** Somebody who answers one question after the other through a browser's outbox, and remembers what it was told. */
export class CrashTaker {
  readonly attemptId: string
  readonly made = new Map<string, Made>()
  /** Ids that a reply has named. */
  readonly acknowledged = new Set<string>()
  readonly #url: string
  readonly #headers: Record<string, string>
  readonly #fault: Fault | undefined
  #outbox: Outbox
  #finishing = false

  constructor(address: string, { attemptId, path, headers, writer }: SeatedTaker, fault?: Fault) {
    this.attemptId = attemptId
    this.#url = address + path
    this.#headers = { ...headers, 'content-type': 'application/json' }
    this.#fault = fault
    this.#outbox = openOutbox(attemptId, writer, standingOf({ epoch: 1, sequence: 0 }, systemClock()))
  }

  /** Answers until `finish`, then sends what is left. */
  async work(): Promise<void> {
    while (!this.#finishing || this.#outbox.pending.length > 0) {
      // Nobody types on for ever while nothing is saved.
      if (!this.#finishing && this.#outbox.pending.length < mostUnsaved) this.#answer()
      await this.#send()
      await pause(5 + secureRandom.next() * 20)
    }
  }

  finish(): void {
    this.#finishing = true
  }

  /** The newest option of each question that was answered. */
  newestAnswers(): Map<string, string> {
    return new Map([...this.made.values()].map(({ content }) => [content.question, content.response.option]))
  }

  #answer(): void {
    const id = randomBytes(12).toString('base64url')
    const question = String(1 + (this.made.size % 65))
    const content = {
      kind: 'answer',
      question,
      response: { kind: 'single', option: randomBytes(4).toString('hex') },
    } as const
    this.#outbox = enqueue(this.#outbox, content, id, systemClock())
    this.#outbox = noteKept(this.#outbox, this.#outbox)
    this.made.set(id, { sequence: this.#outbox.nextSequence - 1, content })
  }

  async #send(): Promise<void> {
    const next = nextBatch(this.#outbox, performance.now())
    if (next === null) return
    const { flight, events } = next.batch
    this.#outbox = next.outbox
    if (this.#fault === 'outbox dropped before acknowledgement') this.#outbox = { ...this.#outbox, pending: [] }
    const raw = this.#fault === 'acknowledged before commit' ? this.#early(events) : await this.#post(events)
    for (const { id } of raw.acknowledgement?.receipts ?? []) this.acknowledged.add(id)
    const moment = { nowSteady: performance.now(), random: secureRandom }
    this.#outbox = settle(this.#outbox, flight, classifyReply(raw, systemClock()), moment)
  }

  /** Says saved at once, and brings it to the server afterwards. */
  #early(events: readonly ClientEvent[]) {
    void pause(30).then(() => this.#post(events))
    const receipts = events.map(({ id }) => ({ id, outcome: 'counted' as const }))
    const at = systemClock()
    return {
      ...noReply,
      status: 200,
      isJson: true,
      acknowledgement: { receipts, standing: standingOf({ epoch: 1, sequence: 0 }, at), at },
    }
  }

  async #post(events: readonly ClientEvent[]) {
    const sent = events.map(({ id, sequence, madeAt, content }) => ({ id, sequence, madeAt: isoOf(madeAt), content }))
    const body = JSON.stringify({ epoch: 1, events: sent })
    try {
      const signal = AbortSignal.timeout(10_000)
      const reply = await fetch(this.#url, { method: 'POST', headers: this.#headers, body, signal })
      const retryAfter = reply.headers.get('retry-after')
      const said = (await reply.json()) as OutputOf<typeof saveEvents>
      const seen = { ...noReply, status: reply.status, isJson: true, retryAfter }
      return reply.ok ? { ...seen, acknowledgement: acknowledgementOf(said) } : seen
    } catch {
      return noReply
    }
  }
}

const mostUnsaved = 10

const noReply = {
  status: 0,
  contentType: 'application/json',
  retryAfter: null as string | null,
  isJson: false,
  acknowledgement: null as Acknowledgement | null,
  refusal: null,
}

function acknowledgementOf({ receipts, standing }: OutputOf<typeof saveEvents>): Acknowledgement {
  const at = instant(Date.parse(standing.serverNow))
  return { receipts, standing: standingOf(standing, at), at }
}

const standingOf = ({ epoch, sequence }: { epoch: number; sequence: number }, at: Instant): Standing => ({
  at,
  phase: 'open',
  epoch,
  writer: null,
  startedAt: null,
  deadlineAt: null,
  extraMs: 0,
  closedAt: null,
  cause: null,
  countsUntil: null,
  sequence,
})
