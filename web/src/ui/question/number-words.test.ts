import { expect, it } from 'vitest'
import { numberWords } from './number-words.ts'

it.each([
  ['', ''],
  ['42', ''],
  ['-5', ''],
  ['\u22125', ''],
  ['1.234,5', 'Read as 1234.5'],
  ['1e3', 'Read as 1000'],
  ['1 234', 'Read as 1234'],
  ['1,234', 'Read as 1.234 or as 1234, whichever is right'],
  ['5 %', 'Read as 5'],
  ['five', 'Not a number as it stands. It can be written like 1234.5, 1 234,5 or 1.2e3'],
])('%s: %s', (typed, words) => expect(numberWords(typed, { unit: '%', typing: false })).toBe(words))

it('half a number is not complained about while it is typed', () => {
  expect(numberWords('-', { unit: '', typing: true })).toBe('')
  expect(numberWords('-', { unit: '', typing: false })).toMatch(/^Not a number/)
})
