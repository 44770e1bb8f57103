import { type Instant, instant } from '@cadre/kernel'

/**
 * The device's two clocks read at one moment, in ms: `wall` (`Date.now()`: can be set, steps) and `steady` (`performance.now()`:
 * never steps, may stand still while the machine sleeps, starts anew with the page).
 */
export type Reading = { readonly wall: number; readonly steady: number }

/** What a device knows of the server's time: that it was `server` at `reading`, give or take `errorMs`. */
export type ServerClock = {
  readonly server: Instant
  readonly reading: Reading
  readonly errorMs: number
  /** Carried over a restart by the wall clock, which anybody may have set. */
  readonly inDoubt: boolean
}

/** The server's time as far as known. `certain` false: the device slept or its clock was set since; ask the server before showing a time. */
export type ServerTime = { readonly at: Instant; readonly certain: boolean; readonly errorMs: number }

/** Drift that a steady clock may have: 200 parts in a million, twice what quartz in a laptop does. */
const driftPerMs = 200e-6
/** A time that may be wrong by more is not shown. */
const worstErrorMs = 2_000
/** How far the two clocks may part before something must have happened to one of them. */
const partedMs = 1_000

/** One exchange with the server: readings when it was sent and answered, and the server's clock in the reply. */
export type Exchange = { readonly sent: Reading; readonly received: Reading; readonly server: Instant }

/**
 * What one exchange says: the server read its clock halfway, give or take half the round trip (Cristian 1989).
 * Limit: right to errorMs whatever the two ways' lengths, as long as the machine did not sleep in between.
 */
export function clockOf({ sent, received, server }: Exchange): ServerClock {
  const halfMs = Math.max(0, received.steady - sent.steady) / 2
  return { server: instant(server + halfMs), reading: received, errorMs: halfMs, inDoubt: false }
}

/** The better of what was known and what a new exchange says: the new one when it is sharper, or contradicts, or the old is in doubt. */
export function noteExchange(clock: ServerClock | null, exchange: Exchange): ServerClock {
  const fresh = clockOf(exchange)
  // Slept or set on the way: the round trip was longer than it seems.
  if (parted(exchange.sent, exchange.received)) return { ...(clock ?? fresh), inDoubt: true }
  if (clock === null) return fresh
  const known = serverTime(clock, exchange.received)
  const contradicts = Math.abs(known.at - fresh.server) > known.errorMs + fresh.errorMs
  return !known.certain || contradicts || fresh.errorMs <= known.errorMs ? fresh : clock
}

/**
 * The server's time now. It follows the steady clock, so a step of the wall clock moves nothing; when the two part it is in doubt, and
 * then it is the earlier one, so that nothing closes early.
 */
export function serverTime(clock: ServerClock, now: Reading): ServerTime {
  const elapsedMs = now.steady - clock.reading.steady
  const errorMs = clock.errorMs + Math.abs(elapsedMs) * driftPerMs
  const certain = !clock.inDoubt && elapsedMs >= 0 && errorMs <= worstErrorMs && !parted(clock.reading, now)
  return { at: instant(clock.server + elapsedMs), certain, errorMs }
}

const parted = (a: Reading, b: Reading): boolean => Math.abs(b.wall - a.wall - (b.steady - a.steady)) > partedMs

/** After a restart of the page, where the steady clock began anew: carried over by the wall clock, in doubt until the next exchange. */
export function carriedOver(clock: ServerClock, now: Reading): ServerClock {
  const server = instant(clock.server + Math.max(0, now.wall - clock.reading.wall))
  return { server, reading: now, errorMs: clock.errorMs, inDoubt: true }
}

/** Milliseconds until the deadline, never below 0; null without a deadline. */
export const remainingMs = (deadlineAt: Instant | null, { at }: ServerTime): number | null =>
  deadlineAt === null ? null : Math.max(0, deadlineAt - at)
