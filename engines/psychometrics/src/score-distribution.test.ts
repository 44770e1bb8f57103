import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passChance } from './index.ts'
import { scoreDistribution } from './score-distribution.ts'

describe('score distribution', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 })
  test('it sums to 1 and its mean is the sum of the chances', () => {
    fc.assert(
      fc.property(chances, (ps) => {
        const out = new Float64Array(ps.length + 1)
        scoreDistribution(Float64Array.from(ps), ps.length, out)
        expect(out.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
        expect(out.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(
          ps.reduce((sum, p) => sum + p, 0),
          8,
        )
      }),
    )
  })
  test('equal chances give the binomial tail, summed here term by term', () => {
    expect(passChance(new Float64Array(65).fill(0.7), 46, new Float64Array(66))).toBeCloseTo(
      binomialTail(65, 46, 0.7),
      12,
    )
  })
  const binomialTail = (n: number, from: number, p: number) => {
    let [term, sum] = [p ** n, 0]
    for (let k = n; k >= from; k--) {
      sum += term
      term *= (k / (n - k + 1)) * ((1 - p) / p)
    }
    return sum
  }
})
