import { describe, expect, test } from 'vitest'
import { weeksOf } from './group-level.ts'

const weekOfDays = (days: readonly number[]): number[] => {
  const zeros = new Uint8Array(days.length)
  const log = {
    length: days.length,
    learner: new Int32Array(days.length),
    item: new Int32Array(days.length),
    day: Float64Array.from(days),
    correct: zeros,
    recall: new Float64Array(days.length),
    examConditions: zeros,
  }
  return weeksOf(log, [{ domain: 0, a: 1, c: 0.25, b: 0, variance: 0.64 }]).map(({ week }) => week)
}

describe('weeks of a log', () => {
  test('they count from the first answer', () => {
    expect(weekOfDays([100, 106, 107, 113, 120])).toEqual([0, 1, 2])
  })
  test('fewer than four last days belong to the week before, four are a week', () => {
    expect(weekOfDays([0, 7, 14, 21, 23])).toEqual([0, 1, 2])
    expect(weekOfDays([0, 7, 14, 21, 24])).toEqual([0, 1, 2, 3])
  })
  test('a log of one day is one week', () => {
    expect(weekOfDays([5, 5])).toEqual([0])
  })
})
