import { describe, expect, test } from 'vitest'
import { personsWorth, sharedWorth } from './row-worth.ts'

const logOf = (learners: readonly number[]) => ({
  length: learners.length,
  learner: Int32Array.from(learners),
  item: new Int32Array(learners.length),
  day: new Float64Array(learners.length),
  correct: new Uint8Array(learners.length),
  recall: new Float64Array(learners.length),
  examConditions: new Uint8Array(learners.length),
})
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const times = (n: number, learner: number) => Array.from({ length: n }, () => learner)
const rowsOf = (learners: readonly number[]) => [...learners.keys()]

describe('what answers are worth to the mean of a group', () => {
  test('one each where everyone gave as many, or all are of one ability', () => {
    const even = [...times(5, 0), ...times(5, 1)]
    expect([...personsWorth(logOf(even), rowsOf(even), 0.85)].every((worth) => Math.abs(worth - 1) < 1e-12)).toBe(true)
    const uneven = [...times(50, 0), ...times(5, 1)]
    expect(new Set(personsWorth(logOf(uneven), rowsOf(uneven), 0))).toEqual(new Set([1]))
  })
  test('a learner with hundred answers counts less than three times one with ten, and never less', () => {
    const uneven = [...times(100, 0), ...times(10, 1)]
    const worth = personsWorth(logOf(uneven), rowsOf(uneven), 0.85)
    const ratio = sum(worth.slice(0, 100)) / sum(worth.slice(100))
    expect(ratio).toBeGreaterThan(1)
    expect(ratio).toBeLessThan(3)
    expect(sum(worth)).toBeLessThan(110)
  })
})

describe('what answers are worth to a comparison', () => {
  test('each learner counts alike on both sides, in proportion to the smaller number; who is on one side only does not', () => {
    const learners = [...times(10, 0), ...times(10, 1), ...times(10, 2), ...times(200, 0), ...times(5, 1)]
    const rows = rowsOf(learners)
    const shared = sharedWorth(logOf(learners), rows.slice(0, 30), rows.slice(30))
    const [exam, home] = shared ?? [new Float64Array(), new Float64Array()]
    const of = (worth: Float64Array, from: number, to: number) => sum(worth.slice(from, to)) / sum(worth)
    expect([of(exam, 0, 10), of(exam, 10, 20), of(exam, 20, 30)].map((share) => share.toFixed(9))).toEqual(
      [2 / 3, 1 / 3, 0].map((share) => share.toFixed(9)),
    )
    expect(of(home, 0, 200)).toBeCloseTo(2 / 3, 9)
    expect(sum(home)).toBeLessThan(205)
  })
  test('there is none between different people, nor with nobody', () => {
    const log = logOf([0, 0, 1])
    expect(sharedWorth(log, [0, 1], [2])).toBe(null)
    expect(sharedWorth(log, [], [])).toBe(null)
  })
})
