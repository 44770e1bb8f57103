import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalBelow, normalQuantile } from './normal-curve.ts'

describe('the normal curve', () => {
  test('known quantiles come out and inverting is the identity', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10)
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 10)
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        (x) => Math.abs(normalQuantile(normalBelow(x)) - x) < 1e-6,
      ),
    )
  })
})
