import { expect, test } from 'vitest'
import { isBegun, shownNumber } from './typed-number.ts'

/** A field whose owner keeps numbers alone, as most do. @returns the number kept, and what stands in the field. */
function type(...given: readonly (number | string)[]): { kept: number; shown: number | string } {
  let kept = 0
  for (const one of given) if (!isBegun(one)) kept = Number(one)
  return { kept, shown: shownNumber(given.at(-1) ?? null, kept) }
}

test('a number typed digit by digit keeps its sign, its point and its noughts', () => {
  expect(type('2.')).toEqual({ kept: 2, shown: '2.' })
  expect(type('2.', 2.5, '2.50')).toEqual({ kept: 2.5, shown: '2.50' })
  expect(type('-')).toEqual({ kept: 0, shown: '-' })
  expect(type('-', '-0', '-0.', -0.5)).toEqual({ kept: -0.5, shown: -0.5 })
  expect(type('')).toEqual({ kept: 0, shown: '' })
})

test('a number that is set from elsewhere is shown, whatever was typed', () => {
  expect(shownNumber('2.', 7)).toBe(7)
  expect(shownNumber(null, 7)).toBe(7)
  expect(shownNumber(0, '')).toBe('')
})
