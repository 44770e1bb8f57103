import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

const table: readonly (readonly [text: string, readings: readonly number[], unit?: string])[] = [
  ['42', [42]],
  ['+42', [42]],
  ['-1', [-1]],
  ['−1', [-1]],
  ['0.5', [0.5]],
  ['0,5', [0.5]],
  ['.5', [0.5]],
  ['5.', [5]],
  ['0,125', [0.125]],
  ['1,234', [1.234, 1234]],
  ['1.234', [1.234, 1234]],
  ['12,34', [12.34]],
  ['1234,567', [1234.567]],
  ['1,234.5', [1234.5]],
  ['1.234,5', [1234.5]],
  ['1,234,567', [1_234_567]],
  ['1.234.567,8', [1_234_567.8]],
  ['1 234,5', [1234.5]],
  ['1\u00a0234\u202f567', [1_234_567]],
  ["1'234.5", [1234.5]],
  ['1_000', [1000]],
  ['1e3', [1000]],
  ['1,2E-3', [0.0012]],
  ['1.2 x 10^-3', [0.0012]],
  ['1,2·10³', [1200]],
  ['6.02×10²³', [6.02e23]],
  ['２５', [25]],
  ['25 ms', [25], 'ms'],
  ['25MS', [25], 'ms'],
  ['50 %', [50], '%'],
  ['50 %', []],
  ['', []],
  ['abc', []],
  ['1,23.4', []],
  ['1.2.3', []],
  ['12 34', []],
  ['1-2', []],
  ['0x10', []],
  ['Infinity', []],
  ['1e999', []],
  ['1 x 103', []],
  [`1${' '.repeat(50_000)}x`, []],
]

describe('a typed number', () => {
  test.each(table.map(([text, readings, unit = null]) => ({ text, readings, unit })))(
    '$text',
    ({ text, readings, unit }) => {
      expect(readNumber(text, unit).readings).toEqual(readings)
    },
  )
  test('every finite number is read back as itself, with a point and, unless it is ambiguous, with a comma', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(String(value)).readings).toContain(value === 0 ? 0 : value)
        expect(readNumber(String(value).replace('.', ',')).readings).toContain(value === 0 ? 0 : value)
      }),
    )
  })
})
