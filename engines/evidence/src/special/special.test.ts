import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaCdf, betaQuantile } from './beta.ts'
import { binomialCdf, logBetaBinomial } from './binomial.ts'
import { chiSquareTail, logBeta, logGamma } from './gamma.ts'
import { normalCdf, normalQuantile } from './normal.ts'

const close = (value: number, golden: number, relative = 1e-9) =>
  expect(Math.abs(value - golden) / Math.abs(golden)).toBeLessThan(relative)

describe('special functions against SciPy 1.17.1', () => {
  test('ln gamma', () => {
    const goldens = [
      [0.1, 2.25271265173421],
      [0.5, 0.5723649429247],
      [1.5, -0.120782237635245],
      [10, 12.8018274800815],
      [1234.5, 7550.55090107789],
    ] as const
    for (const [x, golden] of goldens) close(logGamma(x), golden, 1e-12)
  })
  test('ln beta of millions keeps its digits (mpmath 1.3, 60 digits)', () => {
    const goldens = [
      [1e9, 2.5, -51.5234817237681],
      [1e12, 0.5, -13.2431456150394],
      [3e8, 7e8, -610864310.717264],
      [12, 1e5, -120.65345770847],
      [9.5, 11, -14.037754980658],
    ] as const
    for (const [a, b, golden] of goldens) close(logBeta(b, a), golden, 1e-13)
  })
  test('the incomplete beta and its inverse', () => {
    close(betaCdf(0.01, 0.5, 0.5), 0.06376856085851985)
    close(betaCdf(0.42, 200, 300), 0.8196010664172663)
    close(betaCdf(1e-5, 2, 1e5), 0.26424479646685567)
    close(betaQuantile(1e-6, 0.5, 0.5), 2.46740110027031e-12)
    close(betaQuantile(0.3, 2000, 3000), 0.3963570707306216)
    close(betaQuantile(0.99, 0.01, 3), 0.09963062718487532)
  })
  test('the normal and chi-square tails', () => {
    close(normalQuantile(0.975), 1.959963984540054)
    close(normalQuantile(1e-10), -6.361340902404056)
    close(normalCdf(-5), 2.866515718791933e-7)
    close(normalCdf(1.3), 0.9031995154143897)
    close(chiSquareTail(3.396389, 1), 0.06533931011480991)
    close(chiSquareTail(20, 3), 0.00016974243555282632)
    close(chiSquareTail(0.5, 10), 0.999993388289439)
  })
})

const shape = fc.double({ min: 0.5, max: 200, noNaN: true })
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })

describe('laws of the special functions', () => {
  test('a beta quantile is the inverse of its distribution, as far as a double near 1 can hold it', () => {
    fc.assert(fc.property(share, shape, shape, (p, a, b) => Math.abs(betaCdf(betaQuantile(p, a, b), a, b) - p) < 1e-7))
  })
  test('a beta mirrored is a beta with its parameters exchanged', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => Math.abs(betaCdf(x, a, b) + betaCdf(1 - x, b, a) - 1) < 1e-9),
    )
  })
  test('a normal quantile is the inverse of its distribution', () => {
    fc.assert(fc.property(share, (p) => Math.abs(normalCdf(normalQuantile(p)) - p) < 1e-12))
  })
  test('a binomial distribution function rises from its first probability to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), share, (n, p) => {
        const steps = Array.from({ length: n + 1 }, (_, k) => binomialCdf(k, n, p))
        expect(Math.abs((steps[0] ?? 0) - (1 - p) ** n)).toBeLessThan(1e-9)
        expect(steps[n]).toBe(1)
        steps.forEach((s, i) => expect(s).toBeGreaterThanOrEqual((steps[i - 1] ?? 0) - 1e-12))
      }),
    )
  })
  test('beta-binomial probabilities sum to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), shape, shape, (n, a, b) => {
        let sum = 0
        for (let k = 0; k <= n; k++) sum += Math.exp(logBetaBinomial(k, n, [a, b]))
        expect(Math.abs(sum - 1)).toBeLessThan(1e-9)
      }),
    )
  })
})
