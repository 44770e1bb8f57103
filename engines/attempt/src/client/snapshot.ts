import { instant } from '@cadre/kernel'
import type { ClientEvent } from '../client-event.ts'
import { isFields, isShortText } from '../parse-response.ts'
import { isCount, isInstant, parseClientEvent } from '../parse-client-event.ts'
import { parseStanding } from '../parse-standing.ts'
import type { Standing } from '../server/standing.ts'
import { type Leftover, type Outbox, type Pending, usualBatchLimit } from './outbox.ts'

/** An outbox as a device's disk keeps it. Its version changes with its meaning; every older one stays readable. */
export type Snapshot = {
  readonly version: 1
  readonly attempt: string
  readonly writer: string
  readonly epoch: number
  readonly nextSequence: number
  readonly events: readonly ClientEvent[]
  readonly leftovers: readonly Pick<Leftover, 'event' | 'why'>[]
  readonly standing: Standing
  readonly savedAt: number | null
}

/** What to write, in one transaction with strict durability, after every `enqueue` and every reply; then `noteKept`. */
export const snapshotOf = (outbox: Outbox): Snapshot => ({
  version: 1,
  attempt: outbox.attempt,
  writer: outbox.writer,
  epoch: outbox.epoch,
  nextSequence: outbox.nextSequence,
  events: outbox.pending.map(({ event }) => event),
  leftovers: outbox.leftovers.map(({ event, why }) => ({ event, why })),
  standing: outbox.standing,
  savedAt: outbox.savedAt,
})

/** A disk that lost its last writes in a power cut may remember fewer events than were sent. Nobody makes so many in that time. */
export const restartGap = 1_000

/**
 * The outbox after a restart, under the same epoch. Everything in it counts as sent, so that nothing that may be on the server changes,
 * and sequences begin after a gap, so that none is used twice. @returns null when this is no snapshot.
 */
export function restoreOutbox(value: unknown): Outbox | null {
  if (!isFields(value) || value['version'] !== 1) return null
  const { attempt, writer, epoch, nextSequence, savedAt } = value
  const standing = parseStanding(value['standing'])
  const pending = parsedAll(value['events'], (event) => asPending(parseClientEvent(event)))
  const leftovers = parsedAll(value['leftovers'], parseLeftover)
  if (!isShortText(attempt) || !isShortText(writer) || !isCount(epoch) || !isCount(nextSequence)) return null
  if (standing === null || pending === null || leftovers === null) return null
  return {
    attempt,
    writer,
    epoch,
    nextSequence: nextSequence + restartGap,
    pending,
    leftovers,
    standing,
    savedAt: isInstant(savedAt) ? instant(savedAt) : null,
    durable: true,
    flight: null,
    flights: 0,
    failures: 0,
    retryAtSteady: null,
    problem: null,
    batchLimit: usualBatchLimit,
  }
}

const asPending = (event: ClientEvent | null): Pending | null => event && { event, kept: true, sent: true }

function parseLeftover(value: unknown): Leftover | null {
  if (!isFields(value)) return null
  const event = parseClientEvent(value['event'])
  const { why } = value
  return event && (why === 'fenced' || why === 'too-large') ? { event, why, kept: true } : null
}

function parsedAll<T>(values: unknown, parse: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(values)) return null
  const parsed = values.map(parse).filter((value) => value !== null)
  return parsed.length === values.length ? parsed : null
}
