import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weightOf } from './weight.ts'

describe('what an answer tells (R1)', () => {
  test('is all that a first answer can tell where the question is new', () => expect(weightOf(null)).toBe(1))
  test('is little a day after the same question, and more with every day', () => {
    expect(weightOf(1)).toBeLessThan(0.5)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (days, more) => {
        expect(weightOf(days + more)).toBeGreaterThanOrEqual(weightOf(days))
        expect(weightOf(days)).toBeGreaterThanOrEqual(0)
        expect(weightOf(days)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
