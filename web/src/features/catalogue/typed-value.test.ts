import { factKeys, factValue } from '@cadre/contracts'
import { describe, expect, it } from 'vitest'
import { blankValue, readValue, type Shape, shapesOf, shapeWords, type TypedValue } from './typed-value.ts'

const typed = (shape: Shape, a: string, b = '', c = ''): TypedValue => ({ shape, a, b, c })

describe('a typed value', () => {
  it.each([
    [typed('number', ' 130 '), { kind: 'number', value: 130 }],
    [typed('range', '40', '60'), { kind: 'range', low: 40, high: 60 }],
    [typed('scaled', '750', '100', '1000'), { kind: 'scaled', value: 750, low: 100, high: 1000 }],
    [typed('money', '19.99', '', 'usd'), { kind: 'money', minor: 1999, currency: 'USD' }],
    [typed('money', '16500', '', 'JPY'), { kind: 'money', minor: 16500, currency: 'JPY' }],
    [typed('date', '2026-06-30'), { kind: 'date', date: '2026-06-30' }],
    [typed('list', 'one, two,\nthree,'), { kind: 'list', items: ['one', 'two', 'three'] }],
    [
      typed('waits', '1, 14', '5', 'A day, then two weeks'),
      { kind: 'waits', days: [1, 14], inTwelveMonths: 5, words: 'A day, then two weeks' },
    ],
    [typed('waits', '14', '', 'Two weeks'), { kind: 'waits', days: [14], inTwelveMonths: null, words: 'Two weeks' }],
    [typed('undisclosed', 'page 2'), { kind: 'undisclosed', note: 'page 2' }],
  ])('%j is read as %j', (value, expected) => {
    expect(readValue(value)).toEqual(expected)
    expect(factValue.safeParse(readValue(value)).success).toBe(true)
  })
  it.each(Object.keys(shapeWords) as Shape[])('of shape %s is not there while it is blank', (shape) =>
    expect(readValue(blankValue(shape))).toBeNull(),
  )
  it('can be typed for every kind of fact', () => {
    expect(Object.keys(shapesOf).toSorted()).toEqual([...factKeys].toSorted())
  })
})
