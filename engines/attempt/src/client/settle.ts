import { type Random, unreachable } from '@cadre/kernel'
import { type Leftover, noteStanding, type Outbox, type Problem, usualBatchLimit } from './outbox.ts'
import type { Reply } from './reply.ts'
import { problemRetryMs, retryDelayMs } from './retry-delay.ts'

/** When a reply came, and by what chance to wait: the device's steady clock in ms. */
export type Moment = { readonly nowSteady: number; readonly random: Random }

/**
 * The outbox after a reply. An event leaves it for one reason alone: a reply that names its id. A reply to an earlier request than the
 * one on its way still acknowledges what it names, and changes nothing else.
 * @param flight the number that `nextBatch` gave with the request.
 */
export function settle(outbox: Outbox, flight: number, reply: Reply, moment: Moment): Outbox {
  const current = outbox.flight?.number === flight
  if (reply.kind === 'acknowledged') return acknowledged(outbox, reply, current, moment)
  if (reply.kind === 'fenced') return fenced(outbox, reply, current)
  if (!current) return outbox
  const landed = { ...outbox, flight: null, failures: outbox.failures + 1 }
  switch (reply.kind) {
    case 'unreachable':
      return waiting(landed, moment, null)
    case 'later':
      return waiting(landed, moment, reply.afterMs)
    case 'too-large':
      return split(landed, outbox.flight?.ids ?? [])
    case 'signed-out':
      return stuck(landed, { kind: 'signed-out' }, moment)
    case 'wrong-shape':
      return stuck(landed, { kind: 'reload' }, moment)
    case 'refused':
      return stuck(landed, { kind: 'refused', code: reply.code }, moment)
    default:
      return unreachable(reply)
  }
}

function acknowledged(
  outbox: Outbox,
  reply: Extract<Reply, { kind: 'acknowledged' }>,
  current: boolean,
  moment: Moment,
): Outbox {
  const left = without(noteStanding(outbox, reply.standing), new Set(reply.receipts.map(({ id }) => id)))
  const saved = { ...left, savedAt: latest(outbox.savedAt, reply.at) }
  if (!current) return saved
  // A reply that names nothing we sent would be sent again at once, for ever.
  if (left.pending.length === outbox.pending.length && left.pending.length > 0)
    return waiting({ ...saved, flight: null, failures: outbox.failures + 1 }, moment, null)
  return { ...saved, flight: null, failures: 0, retryAtSteady: null, problem: null, batchLimit: usualBatchLimit }
}

/** Another device holds the pen: what the server has anyway is acknowledged, the rest stays here, read-only. */
function fenced(outbox: Outbox, reply: Extract<Reply, { kind: 'fenced' }>, current: boolean): Outbox {
  const left = without(noteStanding(outbox, reply.standing), new Set(reply.known))
  return current ? { ...left, flight: null, retryAtSteady: null, problem: null } : left
}

const without = (outbox: Outbox, ids: ReadonlySet<string>): Outbox => ({
  ...outbox,
  pending: outbox.pending.filter(({ event }) => !ids.has(event.id)),
  leftovers: outbox.leftovers.filter(({ event }) => !ids.has(event.id)),
})

const waiting = (outbox: Outbox, { nowSteady, random }: Moment, askedMs: number | null): Outbox => ({
  ...outbox,
  retryAtSteady: nowSteady + retryDelayMs(outbox.failures, random, askedMs),
})

const stuck = (outbox: Outbox, problem: Problem, { nowSteady }: Moment): Outbox => ({
  ...outbox,
  problem,
  retryAtSteady: nowSteady + problemRetryMs,
})

/** Half as much at once; an event that is too large alone is set aside, so that it does not hold up the others. */
function split(outbox: Outbox, ids: readonly string[]): Outbox {
  if (ids.length > 1) return { ...outbox, failures: 0, batchLimit: Math.ceil(ids.length / 2), retryAtSteady: null }
  const aside = outbox.pending.filter(({ event }) => ids.includes(event.id))
  return {
    ...outbox,
    failures: 0,
    retryAtSteady: null,
    pending: outbox.pending.filter(({ event }) => !ids.includes(event.id)),
    leftovers: [...outbox.leftovers, ...aside.map(({ event, kept }): Leftover => ({ event, why: 'too-large', kept }))],
  }
}

const latest = <T extends number>(a: T | null, b: T): T => (a !== null && a > b ? a : b)
