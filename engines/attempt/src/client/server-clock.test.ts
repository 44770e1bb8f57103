import { instant } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newAttempt } from '../server/attempt.ts'
import { standingOf } from '../server/standing.ts'
import { autoSubmitDue } from './auto-submit.ts'
import { enqueue, openOutbox } from './outbox.ts'
import { carriedOver, noteExchange, type Reading, remainingMs, serverTime } from './server-clock.ts'

/** A device whose wall clock is a day ahead and whose steady clock counts from its start, at server time 1,000,000. */
const readingAt = (server: number): Reading => ({ wall: server + 86_400_000, steady: server - 1_000_000 })
const exchange = (sent: number, server: number, received: number) => ({
  sent: readingAt(sent),
  received: readingAt(received),
  server: instant(server),
})
const clock = noteExchange(null, exchange(1_000_000, 1_000_100, 1_000_200))

describe("the server's clock, on a device (R-06)", () => {
  test('is right within half a round trip, however the two ways share it', () => {
    const delays = fc.tuple(fc.nat(1_900), fc.nat(1_900), fc.nat(3_600_000))
    fc.assert(
      fc.property(delays, ([there, back, wait]) => {
        const known = noteExchange(null, exchange(1_000_000, 1_000_000 + there, 1_000_000 + there + back))
        const now = 1_000_000 + there + back + wait
        const time = serverTime(known, readingAt(now))
        expect(Math.abs(time.at - now)).toBeLessThanOrEqual(time.errorMs + 1e-6)
        if (time.certain) expect(Math.abs(time.at - now)).toBeLessThanOrEqual(2_000)
      }),
    )
  })
  test('a step of the wall clock moves nothing, and is in doubt until the next exchange', () => {
    const stepped = { ...readingAt(1_060_000), wall: 5 }
    expect(serverTime(clock, stepped)).toMatchObject({ at: 1_060_000, certain: false })
    const sent = { ...stepped, steady: stepped.steady + 10, wall: 15 }
    const received = { ...stepped, steady: stepped.steady + 30, wall: 35 }
    const again = noteExchange(clock, { sent, received, server: instant(1_060_020) })
    expect(serverTime(again, received)).toMatchObject({ at: 1_060_030, certain: true })
  })
  test('after a sleep the time is in doubt and too early, so that nothing closes early', () => {
    const slept = { wall: readingAt(1_600_000).wall, steady: readingAt(1_010_000).steady }
    const time = serverTime(clock, slept)
    expect([time.certain, time.at <= 1_600_000]).toEqual([false, true])
  })
  test('an exchange during which the machine slept is not trusted', () => {
    const sent = readingAt(1_010_000)
    const received = { wall: sent.wall + 60_000, steady: sent.steady + 100 }
    for (const before of [clock, null]) {
      const doubtful = noteExchange(before, { sent, received, server: instant(1_010_050) })
      expect(serverTime(doubtful, received).certain).toBe(false)
    }
  })
  test('a sharper exchange replaces, a vaguer one that agrees does not, one that contradicts does', () => {
    expect(noteExchange(clock, exchange(1_001_000, 1_001_010, 1_001_020)).errorMs).toBe(10)
    expect(noteExchange(clock, exchange(1_001_000, 1_001_900, 1_002_000))).toBe(clock)
    expect(noteExchange(clock, exchange(1_001_000, 1_009_000, 1_001_020)).server).toBe(1_009_010)
  })
  test('carried over a restart by the wall clock, it is in doubt', () => {
    const restarted = { wall: readingAt(1_030_000).wall, steady: 0 }
    expect(serverTime(carriedOver(clock, restarted), restarted)).toMatchObject({ at: 1_030_000, certain: false })
  })
})

describe('the timer', () => {
  const time = (at: number, certain = true) => ({ at: instant(at), certain, errorMs: 50 })
  const open = {
    ...standingOf(newAttempt({ limitMs: null, windowEndsAt: null, graceMs: 0 }), instant(0)),
    phase: 'open' as const,
  }
  const outbox = openOutbox('attempt', 'tab', { ...open, epoch: 1, deadlineAt: instant(1_000) })
  test('shows what is left, never below nothing, and nothing without a deadline', () => {
    expect([
      remainingMs(instant(1_000), time(400)),
      remainingMs(instant(1_000), time(2_000)),
      remainingMs(null, time(1)),
    ]).toEqual([600, 0, null])
  })
  test('speaks when the deadline is over beyond its error, once, and never in doubt', () => {
    expect([1_049, 1_050].map((at) => autoSubmitDue(outbox, time(at)))).toEqual([false, true])
    expect(autoSubmitDue(outbox, time(9_999, false))).toBe(false)
    const said = enqueue(outbox, { kind: 'submit', auto: true }, 'e1', instant(1_050))
    expect(autoSubmitDue(said, time(1_060))).toBe(false)
    expect(autoSubmitDue({ ...outbox, epoch: 2 }, time(1_060))).toBe(false)
  })
})
