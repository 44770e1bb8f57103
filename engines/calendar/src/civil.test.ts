import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '@cadre/kernel'
import { dateOf, dateOfDay, dayMs, dayNumberOf, minuteOfWeek, mondayOf, timeOf, weekdayOfDay } from './civil.ts'
import { date } from './plan.fixture.ts'

const anyDate = fc.integer({ min: -40_000, max: 90_000 }).map((day) => addDays(date('1970-01-01'), day))

describe('wall time as numbers', () => {
  test('day numbers count as the kernel counts days, and are dates again', () => {
    fc.assert(
      fc.property(anyDate, (d) => {
        expect(dayNumberOf(d)).toBe(daysBetween(date('1970-01-01'), d))
        expect(dateOfDay(dayNumberOf(d))).toBe(d)
        expect(weekdayOfDay(dayNumberOf(d))).toBe(weekdayOf(d))
      }),
      { numRuns: 1000 },
    )
  })
  test('a week runs from Monday 00:00 to Sunday 23:59', () => {
    const monday = dayNumberOf(date('2027-03-15')) * dayMs
    expect(minuteOfWeek(monday)).toBe(0)
    expect(minuteOfWeek(monday - 60_000)).toBe(10_079)
    expect(mondayOf(monday + 6 * dayMs)).toBe('2027-03-15')
    expect([dateOf(monday - 60_000), timeOf(monday - 60_000)]).toEqual(['2027-03-14', '23:59'])
  })
})
