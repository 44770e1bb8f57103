import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DueReview, smoothLoad } from './smoothing.ts'

const backlog = fc.array(
  fc.record({
    due: fc.integer({ min: -10, max: 9 }),
    minutes: fc.constantFrom(0.5, 1, 2),
    value: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 60 },
)
const named = (rows: Omit<DueReview, 'item'>[]): DueReview[] => rows.map((r, i) => ({ item: `q${i}`, ...r }))
const load = (day: readonly DueReview[]) => day.reduce((sum, r) => sum + r.minutes, 0)

describe('smoothing after a break (S2)', () => {
  test('nothing is lost, nothing comes before it is due, and no day has more than the minutes there are', () => {
    fc.assert(
      fc.property(backlog, fc.integer({ min: 2, max: 15 }), (rows, minutesADay) => {
        const reviews = named(rows)
        const { days, unplaced, peak } = smoothLoad(reviews, { days: 10, minutesADay })
        expect([...days.flat(), ...unplaced].map((r) => r.item).toSorted()).toEqual(
          reviews.map((r) => r.item).toSorted(),
        )
        days.forEach((day, d) => {
          expect(load(day)).toBeLessThanOrEqual(peak + 1e-9)
          expect(day.every((r) => r.due <= d)).toBe(true)
        })
        expect(peak).toBeLessThanOrEqual(minutesADay + 1e-9)
      }),
    )
  })
  test('forty overdue minutes over ten days are four a day, not ten and then nothing', () => {
    const reviews = named(Array.from({ length: 40 }, () => ({ due: -3, minutes: 1, value: 0.1 })))
    const { days, peak } = smoothLoad(reviews, { days: 10, minutesADay: 10 })
    expect(peak).toBe(4)
    expect(days.map(load)).toEqual(Array.from({ length: 10 }, () => 4))
  })
  test('the most valuable come first, and the least valuable are left out when time is short', () => {
    const reviews = named(Array.from({ length: 8 }, (_, i) => ({ due: -1, minutes: 1, value: i })))
    const { days, unplaced } = smoothLoad(reviews, { days: 3, minutesADay: 2 })
    expect(days.map((d) => d.map((r) => r.value))).toEqual([
      [7, 6],
      [5, 4],
      [3, 2],
    ])
    expect(unplaced.map((r) => r.value)).toEqual([0, 1])
  })
  test('nothing due is a calendar of empty days', () => {
    expect(smoothLoad([], { days: 2, minutesADay: 10 })).toEqual({ days: [[], []], peak: 0, unplaced: [] })
  })
})
