import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logLossOf, parseHistory, predictionsOf, replay } from './history.ts'
import { type Rating, schedulerOf } from './scheduler.ts'
import { defaultWeights, parseWeights } from './weights.ts'

const scheduler = schedulerOf(defaultWeights)
const rating = fc.constantFrom<Rating>(1, 2, 3, 4)
const days = fc.integer({ min: 0, max: 400 })
const state = fc.record({
  stability: fc.double({ min: 0.01, max: 3000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
})

describe('FSRS-6 (S2)', () => {
  test('the public vector of the FSRS project: Again, then Good five times, gives S = 53.62691 and D = 6.3574867', () => {
    const history = expectOk(
      parseHistory([
        [1, 0],
        [3, 0],
        [3, 1],
        [3, 3],
        [3, 8],
        [3, 21],
      ]),
    )
    const result = replay(scheduler, history)
    expect(result?.stability).toBeCloseTo(53.62691, 4)
    expect(result?.difficulty).toBeCloseTo(6.3574867, 5)
  })
  test.each([
    [1, 1, 0.10088589, 8.806304],
    [2, 1, 3.2494123, 6.7404594],
    [3, 1, 7.3153, 2.1112142],
    [4, 1, 18.014914, 1],
    [1, 2, 0.112798266, 8.806304],
    [2, 2, 4.4694576, 6.7404594],
  ] as const)(
    'rated %i twice, %i days apart, leaves what the FSRS project’s optimiser computes in its own tests (fsrs-optimizer, model_test.py)',
    (rating, days, stability, difficulty) => {
      const result = replay(scheduler, [
        { rating, days: 0 },
        { rating, days },
      ])
      expect(Math.abs((result?.stability ?? 0) - stability)).toBeLessThan(1e-4)
      expect(Math.abs((result?.difficulty ?? 0) - difficulty)).toBeLessThan(1e-4)
    },
  )
  test('the first review gives the initial stability of its rating, whatever gap was written', () => {
    for (const r of [1, 2, 3, 4] as const) {
      expect(replay(scheduler, [{ rating: r, days: 77 }])?.stability).toBe(defaultWeights[r - 1])
    }
  })
  test('stability stays within .001 to 36,500 and difficulty within 1 to 10', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, days), { minLength: 1, maxLength: 40 }), (pairs) => {
        const result = replay(scheduler, expectOk(parseHistory(pairs)))
        expect(result?.stability).toBeGreaterThanOrEqual(0.001)
        expect(result?.stability).toBeLessThanOrEqual(36_500)
        expect(result?.difficulty).toBeGreaterThanOrEqual(1)
        expect(result?.difficulty).toBeLessThanOrEqual(10)
      }),
    )
  })
  test('remembering never lowers stability and forgetting never raises it, a day or more later', () => {
    fc.assert(
      fc.property(state, fc.integer({ min: 1, max: 400 }), (s, gap) => {
        expect(scheduler.step(s, gap, 3).stability).toBeGreaterThanOrEqual(s.stability - 1e-7)
        expect(scheduler.step(s, gap, 1).stability).toBeLessThanOrEqual(s.stability + 1e-7)
      }),
    )
  })
  test('a better rating never leaves less stability', () => {
    fc.assert(
      fc.property(state, days, (s, gap) => {
        const after = [1, 2, 3, 4].map((r) => scheduler.step(s, gap, r as Rating).stability)
        expect(after).toEqual(after.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('recall', () => {
  test('is that of the FSRS project at days 0 to 5 (fsrs-optimizer, model_test.py)', () => {
    const recalls = [1, 2, 3, 4, 4, 2].map((stability, day) => scheduler.recall(stability, day))
    expect(recalls).toEqual([1, 0.9403443, 0.9253786, 0.9185229, 0.9, 0.8261359].map((r) => expect.closeTo(r, 5)))
  })
  const stability = fc.double({ min: 0.01, max: 36_500, noNaN: true })
  test('it is 90 % after as many days as the stability', () => {
    fc.assert(fc.property(stability, (s) => Math.abs(scheduler.recall(s, s) - 0.9) < 1e-12))
  })
  test('the days until a recall are its inverse', () => {
    fc.assert(
      fc.property(stability, fc.double({ min: 0.3, max: 0.999, noNaN: true }), (s, r) => {
        expect(scheduler.recall(s, scheduler.daysUntil(s, r))).toBeCloseTo(r, 9)
      }),
    )
  })
  test('it falls with time from 1 and rises with stability', () => {
    fc.assert(
      fc.property(stability, days, (s, t) => {
        expect(scheduler.recall(s, 0)).toBe(1)
        expect(scheduler.recall(s, t + 1)).toBeLessThan(scheduler.recall(s, t))
        expect(scheduler.recall(2 * s, t + 1)).toBeGreaterThan(scheduler.recall(s, t + 1))
      }),
    )
  })
})

describe('parameters', () => {
  test('the defaults are within their bounds', () => {
    expect(expectOk(parseWeights(defaultWeights))).toEqual({ weights: defaultWeights, clipped: [] })
  })
  test('a value outside its bounds is moved and named', () => {
    const given = defaultWeights.with(20, 0.95).with(4, 0.5)
    const { weights, clipped } = expectOk(parseWeights(given))
    expect(clipped).toEqual([
      { index: 4, given: 0.5, used: 1 },
      { index: 20, given: 0.95, used: 0.8 },
    ])
    expect(weights[20]).toBe(0.8)
  })
  test('19 and 17 parameters of older versions keep their forgetting curve', () => {
    for (const length of [19, 17]) {
      const { weights } = expectOk(parseWeights(defaultWeights.slice(0, length)))
      expect(weights).toHaveLength(21)
      expect(schedulerOf(weights).recall(10, 90)).toBeCloseTo((1 + (19 / 81) * 9) ** -0.5, 9)
    }
  })
  test('other lengths and numbers that are not finite are refused', () => {
    expect(parseWeights([1, 2, 3]).ok).toBe(false)
    expect(parseWeights(defaultWeights.with(3, Number.NaN)).ok).toBe(false)
  })
})

describe('histories', () => {
  test.each([
    [
      'a rating of 5',
      [
        [3, 0],
        [5, 1],
      ],
      2,
    ],
    [
      'a negative gap',
      [
        [3, 0],
        [3, 1],
        [3, -2],
      ],
      3,
    ],
    [
      'a gap that is not a number',
      [
        [3, 0],
        [3, Number.NaN],
      ],
      2,
    ],
    ['a review of one number', [[3]], 1],
    ['no review', [], 0],
  ] satisfies [string, number[][], number][])('%s is refused with its review', (_, pairs, review) => {
    const result = parseHistory(pairs)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.details.review).toBe(review)
  })
  test('predictions are made only where a day had passed', () => {
    const history = expectOk(
      parseHistory([
        [3, 0],
        [3, 0],
        [3, 2],
        [1, 9],
      ]),
    )
    const predictions = predictionsOf(scheduler, [history])
    expect(predictions.map((p) => p.recalled)).toEqual([true, false])
    expect(predictions.every((p) => p.predicted > 0 && p.predicted < 1)).toBe(true)
  })
  test('log loss is that of the truth at its best, and null without predictions', () => {
    expect(logLossOf([])).toBeNull()
    expect(logLossOf([{ predicted: 1, recalled: false }])).toBeCloseTo(Math.log(1e6), 6)
    const half = [true, false].map((recalled) => ({ predicted: 0.5, recalled }))
    expect(logLossOf(half)).toBeCloseTo(Math.LN2)
  })
})
