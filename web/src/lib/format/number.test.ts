import { money } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { minorUnitsOf, moneyText } from './number.ts'

describe('an amount of money', () => {
  test.each([
    ['EUR', 12_345, 100, '€123.45'],
    ['JPY', 12_345, 1, 'JP¥12,345'],
    ['KWD', 12_345, 1_000, 'KWD\u00a012.345'],
  ])('of %s has the decimals of its currency', (currency, minor, units, text) => {
    expect(minorUnitsOf(currency)).toBe(units)
    expect(moneyText(money(minor, currency))).toBe(text)
  })
  test('of what is no currency yet is counted in hundredths', () => {
    expect(['', 'EU', 'eur', 'euro'].map(minorUnitsOf)).toEqual([100, 100, 100, 100])
  })
})
