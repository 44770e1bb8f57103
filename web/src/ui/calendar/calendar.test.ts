import { addDays, expectOk, parsePlainDate, parsePlainTime } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesInDay, minutesOf, timeAt } from '../../lib/format/time-of-day.ts'
import { type CalendarEntry, entryAside, entryTimes } from './calendar-entry.ts'
import { laneOut } from './lanes.ts'
import { moved, movedByKey, snapMinutes } from './moving.ts'

const date = expectOk(parsePlainDate('2027-01-14'))
const time = (text: string) => expectOk(parsePlainTime(text))
const entry = (id: string, at: string, minutes: number): CalendarEntry => ({
  id,
  title: `Session ${id}`,
  date,
  time: time(at),
  minutes,
  kind: 'own',
  movable: true,
})
const entries = fc
  .array(fc.record({ start: fc.integer({ min: 0, max: 1300 }), minutes: fc.integer({ min: 5, max: 200 }) }), {
    maxLength: 12,
  })
  .map((times) => times.map(({ start, minutes }, i) => entry(String(i), timeAt(start), minutes)))

describe('laneOut', () => {
  it('never puts two entries of one time into one lane', () => {
    fc.assert(
      fc.property(entries, (day) => {
        const laid = laneOut(day)
        expect(laid).toHaveLength(day.length)
        for (const [i, a] of laid.entries())
          for (const b of laid.slice(i + 1)) {
            const apart =
              minutesOf(a.entry.time) + a.entry.minutes <= minutesOf(b.entry.time) ||
              minutesOf(b.entry.time) + b.entry.minutes <= minutesOf(a.entry.time)
            expect(apart || (a.lane !== b.lane && a.lanes === b.lanes)).toBe(true)
          }
      }),
    )
  })
  it('gives the whole width to what stands alone', () => {
    const laid = laneOut([entry('a', '09:00', 60), entry('b', '10:00', 60), entry('c', '10:30', 60)])
    expect(laid.map(({ entry: { id }, lane, lanes }) => [id, lane, lanes])).toEqual([
      ['a', 0, 1],
      ['b', 0, 2],
      ['c', 1, 2],
    ])
  })
})

describe('moving', () => {
  const place = { date, time: time('17:00') }
  it('goes by a quarter of an hour and a day in a week, by weeks in a month', () => {
    expect(movedByKey(place, 'ArrowUp', 'week')).toEqual({ date, time: '16:45' })
    expect(movedByKey(place, 'ArrowRight', 'week')).toEqual({ date: '2027-01-15', time: '17:00' })
    expect(movedByKey(place, 'ArrowDown', 'month')).toEqual({ date: '2027-01-21', time: '17:00' })
    expect(movedByKey(place, 'a', 'week')).toBeNull()
  })
  it('keeps an odd time when only the day changes', () => {
    expect(moved({ date, time: time('17:05') }, 1, 0)).toEqual({ date: '2027-01-15', time: '17:05' })
  })
  it('stays within the day and on the grid', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -400, max: 400 }), (minutes, days) => {
        const there = moved(place, days, minutes)
        return minutesOf(there.time) % snapMinutes === 0 && there.date === addDays(date, days)
      }),
    )
  })
})

describe('an entry', () => {
  it('says what, when and how long', () => {
    expect(entryTimes(entry('8', '17:00', 90))).toBe('17:00–18:30')
    expect(entryAside({ ...entry('8', '17:00', 90), kind: 'cancelled' }).replaceAll('\u00a0', ' ')).toBe(
      'cancelled, Thursday 14 January 2027, 1 h 30 min',
    )
  })
  it('reads the minutes of a day both ways', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: minutesInDay - 1 }), (m) => minutesOf(timeAt(m)) === m))
  })
})
