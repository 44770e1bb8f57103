import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moodleOfPattern, patternOfMoodle, patternOfText, plainPattern, textOfPattern } from './text-pattern.ts'

const text = fc.string({ unit: fc.constantFrom('a', '*', '\\'), maxLength: 8 })

describe('Q6: what may be typed', () => {
  test.each([
    ['5*3', String.raw`5\*3`],
    [String.raw`C:\tmp`, String.raw`C:\tmp`],
    [String.raw`\\host`, String.raw`\\\host`],
    [String.raw`\*`, String.raw`\\\*`],
  ])('the text %s is the pattern %s', (given, pattern) => {
    expect(patternOfText(given)).toBe(pattern)
  })
  test('a text is what its pattern says', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(textOfPattern(patternOfText(given))).toBe(given)
      }),
    )
  })
  test('a star that is none of the text leaves many texts', () => {
    expect(textOfPattern('a*')).toBeNull()
    expect(textOfPattern(String.raw`a\\*`)).toBeNull()
  })
  test('Moodle doubles no backslash', () => {
    expect(patternOfMoodle(String.raw`\\host*`)).toBe(String.raw`\\\host*`)
    expect(patternOfMoodle(String.raw`2\*3`)).toBe(String.raw`2\*3`)
    expect(moodleOfPattern(String.raw`a\\*`)).toBeNull()
  })
  test('a pattern that Moodle can say comes back without needless backslashes', () => {
    fc.assert(
      fc.property(text, (pattern) => {
        const there = moodleOfPattern(pattern)
        fc.pre(there !== null)
        expect(patternOfMoodle(there)).toBe(plainPattern(pattern))
      }),
    )
  })
})
