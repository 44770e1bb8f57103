import type { Instant } from '@cadre/kernel'
import type { ClientEvent, EventContent } from '../client-event.ts'
import type { Standing } from '../server/standing.ts'

/** An event that the server has not acknowledged. */
export type Pending = {
  readonly event: ClientEvent
  /** Written to the device's own disk. Only then may it be sent, so that a restart never reuses its sequence. */
  readonly kept: boolean
  /** Left the device at least once, so it may be on the server and must not change. */
  readonly sent: boolean
}

/** An event that the server will not take on its usual way; it stays until it is put back, uploaded or thrown away by a person. */
export type Leftover = {
  readonly event: ClientEvent
  readonly why: 'fenced' | 'too-large'
  readonly kept: boolean
}

/** Why answers do not get through, where waiting alone does not help. */
export type Problem =
  | { readonly kind: 'signed-out' }
  /** The reply was not ours: this page is older or newer than the server. */
  | { readonly kind: 'reload' }
  | { readonly kind: 'refused'; readonly code: string }
  /** One event is larger than the server takes. */
  | { readonly kind: 'too-large' }

/**
 * What a device still owes the server, and all it knows about getting it there. Plain data: written to disk as it is. Times called
 * `…Steady` are read from the device's steady clock (milliseconds, any origin), `savedAt` is the server's.
 */
export type Outbox = {
  readonly attempt: string
  /** This device's (tab's) random name, and the epoch it writes under. */
  readonly writer: string
  readonly epoch: number
  readonly nextSequence: number
  /** In the order they were made. */
  readonly pending: readonly Pending[]
  readonly leftovers: readonly Leftover[]
  /** The newest that the server has said. */
  readonly standing: Standing
  readonly savedAt: Instant | null
  /** false when this device refuses to store (private window, full disk): then what is unsent lives in memory alone. */
  readonly durable: boolean
  readonly flight: Flight | null
  readonly flights: number
  /** Requests in a row without a reply of ours. */
  readonly failures: number
  readonly retryAtSteady: number | null
  readonly problem: Problem | null
  /** Events that fit into one request. */
  readonly batchLimit: number
}

/** One request on its way. There is never more than one. */
export type Flight = { readonly number: number; readonly ids: readonly string[]; readonly sinceSteady: number }

export const usualBatchLimit = 50

/** @param standing in which this device holds the pen: the reply to start or take. */
export const openOutbox = (attempt: string, writer: string, standing: Standing): Outbox => ({
  attempt,
  writer,
  epoch: standing.epoch,
  nextSequence: 1,
  pending: [],
  leftovers: [],
  standing,
  savedAt: null,
  durable: true,
  flight: null,
  flights: 0,
  failures: 0,
  retryAtSteady: null,
  problem: null,
  batchLimit: usualBatchLimit,
})

/** Whether this device holds the pen, as far as it knows. */
export const mayWrite = (outbox: Outbox): boolean => outbox.standing.epoch === outbox.epoch

/**
 * Adds what the taker just did. Nothing is refused, even without the pen or after the deadline: what was typed is kept, and the server
 * says what it is worth. Typing into one field replaces the event before it as long as that never left the device.
 * @param id new and unique. @param madeAt the server's time as this device knows it.
 */
export function enqueue(outbox: Outbox, content: EventContent, id: string, madeAt: Instant): Outbox {
  const last = outbox.pending.at(-1)
  const before = last && replaces(last, content) ? { ...outbox, pending: outbox.pending.slice(0, -1) } : outbox
  return appended(before, storable(content), id, madeAt)
}

/** As it can be stored everywhere: a NUL and half of a surrogate pair, which some keyboards send on the way to an emoji, would be refused for ever. */
function storable(content: EventContent): EventContent {
  if (content.kind === 'note') return { ...content, text: storableText(content.text) }
  if (content.kind !== 'answer' || content.response === null || !('text' in content.response)) return content
  return { ...content, response: { ...content.response, text: storableText(content.response.text) } }
}

const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed()

function appended(outbox: Outbox, content: EventContent, id: string, madeAt: Instant): Outbox {
  const event: ClientEvent = { id, epoch: outbox.epoch, sequence: outbox.nextSequence, madeAt, content }
  const pending = [...outbox.pending, { event, kept: false, sent: false }]
  return { ...outbox, nextSequence: outbox.nextSequence + 1, pending }
}

/** The newest event only, and of typing only: choices are few, and each tells how the taker got there. */
function replaces({ event, sent }: Pending, content: EventContent): boolean {
  if (sent) return false
  if (event.content.kind === 'note' && content.kind === 'note') return event.content.question === content.question
  if (event.content.kind !== 'answer' || content.kind !== 'answer') return false
  return event.content.question === content.question && isTyped(event.content) && isTyped(content)
}

const isTyped = ({ response }: Extract<EventContent, { kind: 'answer' }>): boolean =>
  response?.kind === 'text' || response?.kind === 'numeric'

/** The device has written this outbox to disk. @param written the outbox that was written; events added since stay unkept. */
export function noteKept(outbox: Outbox, written: Outbox): Outbox {
  const ids = new Set(unsavedEvents(written).map(({ id }) => id))
  const marked = <T extends Pending | Leftover>(entry: T): T =>
    entry.kept || !ids.has(entry.event.id) ? entry : { ...entry, kept: true }
  return { ...outbox, durable: true, pending: outbox.pending.map(marked), leftovers: outbox.leftovers.map(marked) }
}

/** The device cannot write to its disk: what is unsent is sent from memory, and the screen says so. */
export const noteNotKept = (outbox: Outbox): Outbox => ({ ...outbox, durable: false })

/** A standing read outside of a save: another tab took the pen, the deadline moved. An older one than known changes nothing. */
export function noteStanding(outbox: Outbox, standing: Standing): Outbox {
  const known = outbox.standing
  const newer =
    standing.epoch !== known.epoch
      ? standing.epoch > known.epoch
      : standing.sequence !== known.sequence
        ? standing.sequence > known.sequence
        : standing.at >= known.at
  return newer ? { ...outbox, standing } : outbox
}

/** Try at once: the taker asked, signed in again, or the network says it is back (a hint, never a condition). */
export const tryNow = (outbox: Outbox): Outbox => ({ ...outbox, retryAtSteady: null })

/**
 * The server gave this device the pen. What was unsent under the epoch it had lost becomes leftovers: to be put back by a person who
 * has seen both, never merged by itself (I3). With the same epoch nothing changes.
 */
export function takePen(outbox: Outbox, standing: Standing): Outbox {
  if (standing.epoch <= outbox.epoch) return noteStanding(outbox, standing)
  return {
    ...outbox,
    epoch: standing.epoch,
    nextSequence: 1,
    pending: [],
    leftovers: [
      ...outbox.leftovers,
      ...outbox.pending.map(({ event, kept }): Leftover => ({ event, why: 'fenced', kept })),
    ],
    standing,
    flight: null,
    failures: 0,
    retryAtSteady: null,
    problem: null,
  }
}

/** A leftover's content as a new event under the present epoch, because the taker chose it. */
export function putBack(outbox: Outbox, leftover: Leftover, id: string, madeAt: Instant): Outbox {
  const without = { ...outbox, leftovers: outbox.leftovers.filter(({ event }) => event.id !== leftover.event.id) }
  return appended(without, leftover.event.content, id, madeAt)
}

/** The taker looked at a leftover and does not want it. */
export const throwAway = (outbox: Outbox, id: string): Outbox => ({
  ...outbox,
  leftovers: outbox.leftovers.filter(({ event }) => event.id !== id),
})

/** Everything the server has not acknowledged, oldest first. */
export const unsavedEvents = (outbox: Outbox): readonly ClientEvent[] => [
  ...outbox.leftovers.map(({ event }) => event),
  ...outbox.pending.map(({ event }) => event),
]
