import { describe, expect, test } from 'vitest'
import { calibrationByLateness } from './calibration.ts'

const rows = (n: number, recalled: number, predicted: number, daysLate: number) =>
  Array.from({ length: n }, (_, i) => ({ predicted, recalled: i < recalled, daysLate }))

describe('calibration by lateness', () => {
  test('each bucket has its n, mean prediction, share recalled and interval', () => {
    const table = calibrationByLateness([...rows(60, 50, 0.85, 0), ...rows(40, 20, 0.75, 20), ...rows(4, 4, 0.9, -2)])
    expect(table.map((r) => [r.lateness, r.n, r.off])).toEqual([
      ['early', 4, null],
      ['on time', 60, null],
      ['14 days late or more', 40, 'over-confident'],
    ])
    expect(table[1]?.interval).toEqual({ lo: expect.closeTo(0.72, 2), hi: expect.closeTo(0.907, 3) })
  })
  test('every review lands in one bucket, ends included', () => {
    const days = [-1, 0, 0.5, 1, 2, 3, 6, 7, 13, 14, 400]
    const table = calibrationByLateness(days.map((daysLate) => ({ predicted: 0.9, recalled: true, daysLate })))
    expect(table.map((r) => r.n)).toEqual([1, 2, 2, 2, 2, 2])
  })
  test('without reviews there is no row', () => {
    expect(calibrationByLateness([])).toEqual([])
  })
})
