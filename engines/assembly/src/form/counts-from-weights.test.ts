import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsFromWeights } from './counts-from-weights.ts'

const weights = fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 8 }).filter((w) => w.some((x) => x > 0))

describe('counts from the guide’s weights (B3, Q4)', () => {
  test.each([
    ['AWS MLA-C01', [28, 26, 22, 24], 50, [14, 13, 11, 12]],
    ['AWS MLA-C01', [28, 26, 22, 24], 65, [18, 17, 14, 16]],
    ['AWS MLS-C01', [20, 24, 36, 20], 65, [13, 16, 23, 13]],
    ['AWS AIF-C01', [20, 24, 28, 14, 14], 50, [10, 12, 14, 7, 7]],
  ])('%s weights %j give %i questions as %j', (_, weights, total, counts) => {
    expect(countsFromWeights(weights, total)).toEqual(counts)
  })

  test('they sum to the total and stay within one of the exact share', () => {
    fc.assert(
      fc.property(weights, fc.nat({ max: 300 }), (weights, total) => {
        const counts = countsFromWeights(weights, total)
        const sum = weights.reduce((a, b) => a + b, 0)
        expect(counts.reduce((a, b) => a + b, 0)).toBe(total)
        counts.forEach((count, at) => expect(Math.abs(count - ((weights[at] ?? 0) / sum) * total)).toBeLessThan(1))
      }),
    )
  })
})
