import type { ClientEvent } from '../client-event.ts'
import { mayWrite, type Outbox } from './outbox.ts'

/** A request to make: its number is handed back to `settle` with the reply. */
export type Batch = { readonly flight: number; readonly events: readonly ClientEvent[] }

/**
 * What to send now: the oldest unacknowledged events in their order, or null. One request at a time, each beginning with the oldest,
 * so that whatever the network repeats or delays, an event never arrives before its predecessors. It asks the outbox alone: no
 * `navigator.onLine`, no focus, no push channel has a say in it.
 * @param nowSteady the device's steady clock, ms. @returns the outbox to go on with, which must be the one that is kept.
 */
export function nextBatch(outbox: Outbox, nowSteady: number): { outbox: Outbox; batch: Batch } | null {
  if (outbox.flight !== null || !mayWrite(outbox)) return null
  if (outbox.retryAtSteady !== null && nowSteady < outbox.retryAtSteady) return null
  const events = sendable(outbox).map(({ event }) => event)
  if (events.length === 0) return null
  const ids = new Set(events.map(({ id }) => id))
  const flight = { number: outbox.flights + 1, ids: [...ids], sinceSteady: nowSteady }
  const pending = outbox.pending.map((p) => (ids.has(p.event.id) ? { ...p, sent: true } : p))
  return { outbox: { ...outbox, pending, flight, flights: flight.number }, batch: { flight: flight.number, events } }
}

/** The leading events that are on the device's disk; all of them where it has none. */
function sendable({ pending, durable, batchLimit }: Outbox) {
  const unkept = durable ? pending.findIndex(({ kept }) => !kept) : -1
  return pending.slice(0, Math.min(unkept < 0 ? pending.length : unkept, batchLimit))
}

/** When to ask `nextBatch` again by the steady clock; null when a reply, an edit or a person has to come first. */
export const wakeAt = (outbox: Outbox): number | null =>
  outbox.flight === null && mayWrite(outbox) && outbox.pending.length > 0 ? outbox.retryAtSteady : null
