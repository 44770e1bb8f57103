import { seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cusum, cusumRunLength, cusumScore, cusumThreshold } from './cusum.ts'
import { funnelLimits, funnelVerdict } from './funnel.ts'

describe('funnel limits (N5)', () => {
  test('a target of .75 with five people gives .221 to .979', () => {
    const { lo, hi } = funnelLimits(0.75, 5)
    expect([lo, hi].map((x) => x.toFixed(3))).toEqual(['0.221', '0.979'])
  })
  test('other limits agree with the same interpolation over SciPy 1.17.1', () => {
    const { lo, hi } = funnelLimits(0.75, 30)
    expect([lo, hi]).toEqual([expect.closeTo(0.5705733, 6), expect.closeTo(0.8821201, 6)])
    const outer = funnelLimits(0.75, 30, 0.998)
    expect([outer.lo, outer.hi]).toEqual([expect.closeTo(0.469792, 6), expect.closeTo(0.9513344, 6)])
  })
  test('limits hold the target for ten people or more, and close in as groups grow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.integer({ min: 10, max: 500 }), (target, n) => {
        const [small, large] = [funnelLimits(target, n), funnelLimits(target, 16 * n)]
        expect(small.lo).toBeLessThan(target)
        expect(small.hi).toBeGreaterThan(target)
        expect(large.hi - large.lo).toBeLessThan(small.hi - small.lo)
      }),
    )
  })
  test('a cohort of five is low only with none or one passing, and never high', () => {
    const verdicts = [0, 1, 2, 3, 4, 5].map((passed) => funnelVerdict({ passed, of: 5 }, 0.75))
    expect(verdicts).toEqual(['very-low', 'low', 'ordinary', 'ordinary', 'ordinary', 'ordinary'])
  })
})

describe('the risk-adjusted cumulative sum (N5)', () => {
  const risk = fc.double({ min: 0.02, max: 0.98, noNaN: true })
  const ratio = fc.constantFrom(0.5, 1.5, 2, 3)

  test('a likelihood ratio averages to 1 while nothing has changed', () => {
    fc.assert(
      fc.property(risk, ratio, (p, r) => {
        const mean = p * Math.exp(cusumScore(p, true, r)) + (1 - p) * Math.exp(cusumScore(p, false, r))
        expect(Math.abs(mean - 1)).toBeLessThan(1e-12)
      }),
    )
  })
  test('a failure that was expected weighs less than one that was not', () => {
    expect(cusumScore(0.1, true, 2)).toBeGreaterThan(cusumScore(0.6, true, 2))
  })
  test('the chart never falls below zero, and starts again after a signal', () => {
    const points = cusum(
      Array.from({ length: 12 }, (_, i) => ({ expectedFailure: 0.2, failed: i > 3 })),
      2,
      1.5,
    )
    expect(points.slice(0, 4).every((p) => p.value === 0 && !p.signal)).toBe(true)
    const first = points.findIndex((p) => p.signal)
    expect(first).toBe(6)
    expect(points[first + 1]?.value).toBeCloseTo(cusumScore(0.2, true, 2))
  })
  test('the threshold for one false alarm in 300 attempts keeps that promise in simulation', () => {
    const risks = [0.2, 0.3, 0.4]
    const threshold = cusumThreshold(risks, 2, 300)
    const random = seededRandom(11)
    let attempts = 0
    const charts = 1500
    for (let chart = 0; chart < charts; chart++) {
      for (let value = 0; value < threshold; attempts++) {
        const p = risks[Math.floor(random.next() * 3)] ?? 0.3
        value = Math.max(0, value + cusumScore(p, random.next() < p, 2))
      }
    }
    expect(attempts / charts).toBeGreaterThan(270)
    expect(attempts / charts).toBeLessThan(335)
    expect(cusumRunLength(risks, { ratio: 2, threshold, actual: 2 })).toBeLessThan(60)
  })
})
