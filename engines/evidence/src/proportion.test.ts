import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clopperPearson, type Interval, intervalOf, jeffreys, parseProportion, wilson } from './proportion.ts'
import { binomialCdf } from './special/binomial.ts'

const rounded = ({ lo, hi }: Interval, digits = 3) => [Number(lo.toFixed(digits)), Number(hi.toFixed(digits))]
const counts = fc
  .integer({ min: 1, max: 300 })
  .chain((of) => fc.record({ passed: fc.integer({ min: 0, max: of }), of: fc.constant(of) }))
const methods = ['wilson', 'cp', 'jeffreys'] as const

describe('intervals of a proportion (E4)', () => {
  test('Wilson agrees with the reference values of the mission page', () => {
    expect(rounded(wilson({ passed: 5, of: 5 }))).toEqual([0.566, 1])
    expect(rounded(wilson({ passed: 4, of: 5 }))).toEqual([0.376, 0.964])
    expect(rounded(wilson({ passed: 5, of: 6 }), 2)).toEqual([0.44, 0.97])
    expect(rounded(wilson({ passed: 50, of: 60 }))).toEqual([0.72, 0.907])
  })
  test('up to the last level below 1 there are limits', () => {
    for (const level of [1 - 1e-12, 1 - 2 ** -53]) {
      for (const method of methods) {
        const { lo, hi } = intervalOf({ passed: 3, of: 5 }, method, level)
        expect([lo >= 0, hi <= 1, hi - lo > 0.9]).toEqual([true, true, true])
      }
    }
  })
  test('Clopper-Pearson and Jeffreys agree with beta quantiles of SciPy 1.17.1', () => {
    const goldens = [
      [5, 6, 0.35876542, 0.99578926, 0.44194323, 0.98137987],
      [50, 60, 0.71478075, 0.91707119, 0.72448027, 0.91095702],
      [0, 7, 0, 0.4096164, 0.00006769, 0.29243617],
      [1, 1000, 0.00002532, 0.00555892, 0.00010792, 0.00466446],
    ] as const
    for (const [passed, of, cpLo, cpHi, jLo, jHi] of goldens) {
      expect(rounded(clopperPearson({ passed, of }), 8)).toEqual([cpLo, cpHi])
      expect(rounded(jeffreys({ passed, of }), 8)).toEqual([jLo, jHi])
    }
  })
  test.each([
    [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
    [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
    [0, 20, [0, 0.1611], [0, 0.1684]],
    [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
  ])(
    '%i of %i is as in Newcombe 1998 (Statistics in Medicine 17, 857, table I, methods 3 and 5)',
    (passed, of, byWilson, byTails) => {
      expect(rounded(wilson({ passed, of }), 4)).toEqual(byWilson)
      expect(rounded(clopperPearson({ passed, of }), 4)).toEqual(byTails)
    },
  )
  test('every interval holds the observed rate, lies in [0, 1] and widens with the level', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...methods), (p, method) => {
        const narrow = intervalOf(p, method, 0.8)
        const wide = intervalOf(p, method, 0.95)
        expect(wide.lo).toBeGreaterThanOrEqual(0)
        expect(wide.hi).toBeLessThanOrEqual(1)
        expect(wide.lo).toBeLessThanOrEqual(narrow.lo)
        expect(wide.hi).toBeGreaterThanOrEqual(narrow.hi)
        if (method !== 'jeffreys') {
          expect(wide.lo).toBeLessThanOrEqual(p.passed / p.of)
          expect(wide.hi).toBeGreaterThanOrEqual(p.passed / p.of)
        }
      }),
    )
  })
  test('counting failures instead of passes mirrors the interval', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(...methods), (p, method) => {
        const [pass, fail] = [intervalOf(p, method), intervalOf({ passed: p.of - p.passed, of: p.of }, method)]
        expect(Math.abs(pass.lo - (1 - fail.hi))).toBeLessThan(1e-9)
        expect(Math.abs(pass.hi - (1 - fail.lo))).toBeLessThan(1e-9)
      }),
    )
  })
})

/** Exact coverage at one true rate: the chance of all counts whose interval holds it. */
function coverage(rate: number, of: number, method: (typeof methods)[number]): number {
  let sum = 0
  for (let passed = 0; passed <= of; passed++) {
    const { lo, hi } = intervalOf({ passed, of }, method)
    if (lo <= rate && rate <= hi) sum += binomialCdf(passed, of, rate) - binomialCdf(passed - 1, of, rate)
  }
  return sum
}

describe('limits next to 0 and 1', () => {
  const counts = fc
    .integer({ min: 2, max: 1e15 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))
  const ends = fc
    .integer({ min: 2, max: 1e15 })
    .chain((of) => fc.constantFrom([0, of], [1, of], [of - 1, of], [of, of]))
  test.each(['wilson', 'cp', 'jeffreys'] as const)(
    '%s: only none is 0, only all is 1, for any number of people',
    (method) => {
      fc.assert(
        fc.property(fc.oneof(counts, ends), ([passed = 0, of = 1]) => {
          const { lo, hi } = intervalOf({ passed, of }, method)
          expect(lo === 0).toBe(passed === 0 && method !== 'jeffreys')
          expect(hi === 1).toBe(passed === of && method !== 'jeffreys')
          expect(lo).toBeLessThanOrEqual(hi)
        }),
      )
    },
  )
  test('Clopper-Pearson of all but one of a trillion is what binomials say (mpmath 1.3)', () => {
    const { lo, hi } = intervalOf({ passed: 1, of: 1e12 }, 'cp')
    expect([lo / 2.53178079843e-14, hi / 5.57164339093e-12]).toEqual(Array(2).fill(expect.closeTo(1, 5)))
  })
})

describe('coverage, computed exactly and not simulated', () => {
  test('Clopper-Pearson never covers less than its level', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 40 }), (rate, n) => {
        expect(coverage(rate, n, 'cp')).toBeGreaterThanOrEqual(0.95 - 1e-9)
      }),
    )
  })
  test('Wilson covers its level on average over rates, already with five people', () => {
    for (const n of [5, 6, 20, 50]) {
      const rates = Array.from({ length: 199 }, (_, i) => (i + 1) / 200)
      const mean = rates.reduce((sum, rate) => sum + coverage(rate, n, 'wilson'), 0) / rates.length
      expect(mean).toBeGreaterThan(0.945)
      expect(mean).toBeLessThan(0.97)
    }
  })
})

describe('parsing a proportion', () => {
  test.each([
    [6, 5],
    [-1, 5],
    [0, 0],
    [1.5, 5],
    [Number.NaN, 5],
    [1, Infinity],
  ])('%s of %s is refused with a reason', (passed, of) => {
    const result = parseProportion(passed, of)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.details.reason).not.toBe('')
  })
  test('a count of none and a count of all are proportions', () => {
    expect(parseProportion(0, 3).ok && parseProportion(3, 3).ok).toBe(true)
  })
})
