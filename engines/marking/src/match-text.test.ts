import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchesPattern } from './match-text.ts'

const table: readonly (readonly [string, string, boolean])[] = [
  ['amazon s3', 'Amazon  S3 ', true],
  ['amazon*', 'Amazon SageMaker', true],
  ['*sagemaker*', 'Amazon SageMaker AI', true],
  ['a*c', 'abbbc', true],
  ['a*c', 'abbb', false],
  ['*', '', true],
  ['', '', true],
  ['2\\*3', '2*3', true],
  ['2\\*3', '2x3', false],
  ['a\\\\b', 'a\\b', true],
  ['café', 'cafe\u0301', true],
  ['a b', 'a\u00a0b', true],
  ['ab', 'a b', false],
]

describe('a typed text', () => {
  test.each(table)('%s fits %s: %s', (pattern, text, fits) => {
    expect(matchesPattern(pattern, text, false)).toBe(fits)
  })
  test('case counts where the question says so', () => {
    expect(matchesPattern('S3', 's3', true)).toBe(false)
    expect(matchesPattern('S3', 's3', false)).toBe(true)
  })
  test('text without stars and backslashes fits itself, in any Unicode form, and a star fits everything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replaceAll(/[*\\]/g, '')
        expect(matchesPattern(plain, plain.normalize('NFD'), false)).toBe(true)
        expect(matchesPattern('*', text, true)).toBe(true)
      }),
    )
  })
  test('a star agrees with the regular expression .*', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matchesPattern(p, t, true)).toBe(new RegExp(`^${p.replaceAll('*', '.*')}$`, 'u').test(t))
      }),
    )
  })
})
