import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '@cadre/kernel'
import { absenceDuring, bookingsDuring, suitsWeekly } from './availability.ts'
import { dateOfDay, dayMs, dayNumberOf, minuteMs, minuteOf, timeOfMinute, weekdayOfDay } from './civil.ts'
import { date, person, time } from './plan.fixture.ts'
import type { WeeklyWindow } from './plan.ts'

const monday = dayNumberOf(date('2027-03-01'))
const halfHour = fc.nat(47).map((half) => timeOfMinute(half * 30))
const anyWindow = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: halfHour, to: halfHour })
/** From Monday to the Monday after next, so that Sunday midnight lies inside. */
const anySpan = fc
  .tuple(fc.nat(14 * 48 - 1), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => ({ from: monday * 1440 + from * 30, to: monday * 1440 + (from + length) * 30 }))

/** Minute by minute, as one would explain it: is this minute inside one of the windows? */
function isFree(windows: readonly WeeklyWindow[], minute: number): boolean {
  const day = Math.floor(minute / 1440)
  const ofDay = minute - day * 1440
  return windows.some(({ weekday, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)]
    if (end > start) return weekdayOfDay(day) === weekday && start <= ofDay && ofDay < end
    return (weekdayOfDay(day) === weekday && start <= ofDay) || (weekdayOfDay(day - 1) === weekday && ofDay < end)
  })
}

describe('K2 availability', () => {
  test('a span suits exactly when every minute of it lies in a weekly window', () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { maxLength: 12 }), anySpan, (weekly, { from, to }) => {
        const minutes = Array.from({ length: to - from }, (_, i) => from + i)
        const expected = minutes.every((minute) => isFree(weekly, minute))
        expect(suitsWeekly(person('p', { weekly }), from * minuteMs, to * minuteMs)).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })
  test('a session over midnight fits hours that go over midnight, from Sunday to Monday too', () => {
    const weekly = [{ weekday: 7, from: time('22:00'), to: time('02:00') }]
    const sunday = (monday + 6) * dayMs
    expect(suitsWeekly(person('p', { weekly }), sunday + 23 * 60 * minuteMs, sunday + 25 * 60 * minuteMs)).toBe(true)
    expect(suitsWeekly(person('p', { weekly }), sunday + 25 * 60 * minuteMs, sunday + 27 * 60 * minuteMs)).toBe(false)
  })
  test('an absence touches every day from its first to its last, and midnight ends a day', () => {
    const away = [{ from: dateOfDay(monday + 2), to: dateOfDay(monday + 3), reason: 'Conference' }]
    const on = (day: number, minute: number) => (monday + day) * dayMs + minute * minuteMs
    const touches = (from: number, to: number) => absenceDuring(person('p', { away }), from, to)?.reason ?? null
    expect(touches(on(1, 1380), on(2, 0))).toBe(null)
    expect(touches(on(1, 1380), on(2, 1))).toBe('Conference')
    expect(touches(on(3, 1439), on(4, 30))).toBe('Conference')
    expect(touches(on(4, 0), on(4, 30))).toBe(null)
  })
  test('bookings are half-open, and one that lasts no time takes none', () => {
    const booking = (start: number, end: number) => ({
      start: instant(start),
      end: instant(end),
      title: `${start}-${end}`,
    })
    const busy = [booking(10, 20), booking(0, 100), booking(15, 15), booking(20, 30)]
    const during = (start: number, end: number) =>
      bookingsDuring(person('p', { busy }), instant(start), instant(end)).map((b) => b.title)
    expect(during(20, 25)).toEqual(['0-100', '20-30'])
    expect(during(12, 18)).toEqual(['0-100', '10-20'])
    expect(during(100, 110)).toEqual([])
  })
})
