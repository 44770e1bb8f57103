import { normal, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, questions, weights } from '../test/generated-programme.ts'
import {
  countsByWeight,
  examOf,
  forecaster,
  forecastPass,
  minutesToTarget,
  noOutlook,
  normalDraws,
  priorState,
} from './index.ts'

const exam = examOf({ counts: countsByWeight(weights, questions), cut })
const by = forecaster(exam, normalDraws(200, weights.length + 2, seededRandom(1)))

describe('the exam', () => {
  test('counts follow the weights and sum to the questions', () => {
    expect(countsByWeight([20, 24, 36, 20], 65)).toEqual([13, 16, 23, 13])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 200 }),
        (w, n) => {
          expect(countsByWeight(w, n).reduce((sum, k) => sum + k, 0)).toBe(n)
        },
      ),
    )
  })
  test('ability 0 expects the cut', () => {
    const sure = { ...priorState([0, 0, 0, 0], 0), covariance: new Float64Array(16) }
    const { expectedShare } = forecastPass(sure, noOutlook, by)
    const expected = expectedShare.reduce((sum, share, d) => sum + share * (exam.counts[d] ?? 0), 0)
    expect(Math.abs(expected - cut)).toBeLessThan(0.6)
  })
})

describe('forecast (R1, R2)', () => {
  const at = (level: number) =>
    priorState(
      weights.map(() => level),
      0,
    )
  test('the chance rises with ability and stays inside its interval', () => {
    let last = 0
    for (let level = -3; level <= 3; level += 0.5) {
      const { p, lo, hi } = forecastPass(at(level), noOutlook, by)
      expect(p).toBeGreaterThan(last)
      expect(lo).toBeLessThanOrEqual(p)
      expect(hi).toBeGreaterThanOrEqual(p)
      last = p
    }
  })
  test('the chance is that of ten thousand independent draws', () => {
    const many = forecaster(exam, normalDraws(10_000, weights.length + 2, seededRandom(7)))
    for (const level of [-0.5, 0, 0.7]) {
      expect(
        Math.abs(forecastPass(at(level), noOutlook, by).p - forecastPass(at(level), noOutlook, many).p),
      ).toBeLessThan(0.012)
    }
  })
  test('sensitivity is the derivative, and the heaviest domain moves the chance most', () => {
    const { sensitivity } = forecastPass(at(0.1), noOutlook, by)
    const moved = (d: number, by_: number) => weights.map((_, e) => 0.1 + (e === d ? by_ : 0))
    weights.forEach((_, d) => {
      const up = forecastPass(priorState(moved(d, 0.05), 0), noOutlook, by).p
      const down = forecastPass(priorState(moved(d, -0.05), 0), noOutlook, by).p
      expect((sensitivity[d] ?? 0) / ((up - down) / 0.1)).toBeCloseTo(1, 1)
    })
    expect(sensitivity.indexOf(Math.max(...sensitivity))).toBe(2)
  })
  test('the 80 % interval holds the chance of about 80 % of the abilities and banks believed possible', () => {
    const random = seededRandom(3)
    const { lo, hi } = forecastPass(at(0), noOutlook, by)
    const sure = new Float64Array(16)
    let inside = 0
    for (let k = 0; k < 400; k++) {
      const common = 0.85 * Math.sqrt(0.6) * normal(random) + exam.bankNoise * normal(random)
      const mean = weights.map(() => common + 0.85 * Math.sqrt(0.4) * normal(random))
      const { p } = forecastPass({ ...priorState(mean, 0), covariance: sure }, noOutlook, by)
      if (p >= lo && p <= hi) inside++
    }
    expect(inside / 400).toBeGreaterThan(0.73)
    expect(inside / 400).toBeLessThan(0.87)
  })
  test('an uncertain cut and a longer way to the exam make forecasts less certain', () => {
    const unsure = forecaster({ ...exam, cutSd: 3 }, by.draws)
    expect(forecastPass(at(1.5), noOutlook, unsure).p).toBeLessThan(forecastPass(at(1.5), noOutlook, by).p)
    const far = { ...noOutlook, commonVariance: 0.5, ownVariance: 0.3 }
    expect(forecastPass(at(1.5), far, by).p).toBeLessThan(forecastPass(at(1.5), noOutlook, by).p)
  })
  test('what the whole group shares widens the interval and leaves the chance', () => {
    const alone = forecastPass(at(0.4), noOutlook, by)
    const shared = forecastPass(at(0.4), { ...noOutlook, groupVariance: 0.3 }, by)
    expect(shared.p).toBe(alone.p)
    expect(shared.lo).toBeLessThan(alone.lo - 0.02)
    expect(shared.hi).toBeGreaterThan(alone.hi)
  })
  test('minutes to a target reach it, are none when it is reached, and are refused when honest numbers end', () => {
    const aim = { target: 0.8, logitsPerHour: 0.02 }
    const need = minutesToTarget(at(-0.2), noOutlook, by, aim)
    expect(need.kind).toBe('minutes')
    if (need.kind !== 'minutes') return
    expect(forecastPass(at(-0.2), { ...noOutlook, drift: need.logits }, by).p).toBeCloseTo(0.8, 3)
    expect(need.minutes).toBe(Math.ceil((need.logits / 0.02) * 60))
    expect(minutesToTarget(at(3), noOutlook, by, aim)).toEqual({ kind: 'reached' })
    expect(minutesToTarget(at(-6), noOutlook, by, aim)).toEqual({ kind: 'out-of-reach' })
  })
})
