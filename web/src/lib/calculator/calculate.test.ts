import { describe, expect, it } from 'vitest'
import { calculate } from './calculate.ts'
import { calculated } from './calculated.ts'

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

describe('the line beneath', () => {
  it.each([
    ['1000 + 234', '= 1234'],
    ['1,234 * 2', '= 2.468, with the comma as decimal point'],
    ['0.1 + 0.2', '= 0.3'],
    ['10 ^ 15', '= 1000000000000000'],
    ['2 ^ 40', '= 1099511627780'],
    ['1 / 10 ^ 8', '= 1e-8'],
  ])('%s %s', (expression, line) => expect(calculated(expression)).toBe(line))
  it('says nothing while there is nothing to say', () => expect(calculated('1 +')).toBeNull())
  it.each(['1000 + 234', '10 ^ 30', '1 / 3 / 10 ^ 9'])('of %s means the same when it is typed', (expression) => {
    const line = calculated(expression)?.replace('= ', '') ?? ''
    expect((calculate(line) ?? 0) / (calculate(expression) ?? 0)).toBeCloseTo(1, 9)
  })
})
