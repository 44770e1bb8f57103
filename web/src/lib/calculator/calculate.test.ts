import { describe, expect, it } from 'vitest'
import { calculate } from './calculate.ts'

describe('calculate', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) × 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['200 * 15%', 30],
    ['√(9 + 16)', 5],
    ['10 ÷ 4 − 0,5', 2],
    ['8 - 3 - 2', 3],
    ['1e3 + .5', 1000.5],
    ['--4', 4],
  ])('%s is %d', (expression, value) => expect(calculate(expression)).toBeCloseTo(value, 12))

  it.each(['', '1 +', '(1', '1)', '2 3x', 'alert(1)', '1 / 0', '√-1', '()', '1..2'])('%s is nothing', (expression) =>
    expect(calculate(expression)).toBeNull(),
  )
})
