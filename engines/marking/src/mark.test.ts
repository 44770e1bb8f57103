import { type Response, responseKinds } from '@cadre/attempt'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Key } from './key.ts'
import { mark } from './mark.ts'

const multiple = (scoring: 'all-or-nothing' | 'by-credit', choose?: number): Key => ({
  kind: 'multiple',
  scoring,
  options: [
    { id: 'a', credit: 50 },
    { id: 'b', credit: 50 },
    { id: 'c', credit: -50 },
    { id: 'd', credit: 0 },
  ],
  ...(choose === undefined ? {} : { choose }),
})
const ordering = (scoring: 'all-or-nothing' | 'by-position'): Key => ({
  kind: 'ordering',
  order: ['a', 'b', 'c'],
  scoring,
})
const matching = (scoring: 'all-or-nothing' | 'by-pair'): Key => ({
  kind: 'matching',
  pairs: { p: '1', q: '2', r: '3' },
  scoring,
})
const single: Key = {
  kind: 'single',
  options: [
    { id: 'a', credit: 100 },
    { id: 'b', credit: 30 },
    { id: 'c', credit: -20 },
  ],
}
const numeric: Key = {
  kind: 'numeric',
  unit: 'ms',
  answers: [
    { value: 1234, tolerance: 0, credit: 100 },
    { value: 2, tolerance: 0.1, credit: 50 },
  ],
}
const text: Key = {
  kind: 'text',
  caseSensitive: false,
  answers: [
    { text: 'vpc *', credit: 100 },
    { text: '*', credit: 10 },
  ],
}
const choose = (...options: string[]): Response => ({ kind: 'multiple', options })
const order = (...ids: string[]): Response => ({ kind: 'ordering', order: ids })
const number = (typed: string): Response => ({ kind: 'numeric', text: typed })

const table: readonly (readonly [string, Key, Response | null, number])[] = [
  ['single, right', single, { kind: 'single', option: 'a' }, 100],
  ['single, partly right', single, { kind: 'single', option: 'b' }, 30],
  ['single, with a penalty', single, { kind: 'single', option: 'c' }, 0],
  ['single, an option that is not there', single, { kind: 'single', option: 'z' }, 0],
  ['single, left open', single, null, 0],
  ['multiple, all and only the right ones', multiple('all-or-nothing'), choose('b', 'a'), 100],
  ['multiple, one missing', multiple('all-or-nothing'), choose('a'), 0],
  ['multiple, one too many', multiple('all-or-nothing'), choose('a', 'b', 'd'), 0],
  ['multiple by credit, one of two', multiple('by-credit'), choose('a'), 50],
  ['multiple by credit, a wrong one costs', multiple('by-credit'), choose('a', 'b', 'c'), 50],
  ['multiple by credit, never below 0', multiple('by-credit'), choose('c'), 0],
  ['multiple by credit, an option named twice counts once', multiple('by-credit'), choose('a', 'a'), 50],
  ['multiple by credit, more than was told', multiple('by-credit', 2), choose('a', 'b', 'd'), 0],
  ['ordering, right', ordering('all-or-nothing'), order('a', 'b', 'c'), 100],
  ['ordering, swapped', ordering('all-or-nothing'), order('a', 'c', 'b'), 0],
  ['ordering by position, one of three', ordering('by-position'), order('a', 'c', 'b'), 33],
  ['ordering by position, not finished', ordering('by-position'), order('a', 'b'), 67],
  ['matching, right', matching('all-or-nothing'), { kind: 'matching', pairs: { r: '3', q: '2', p: '1' } }, 100],
  ['matching, one open', matching('all-or-nothing'), { kind: 'matching', pairs: { q: '2', p: '1' } }, 0],
  ['matching by pair', matching('by-pair'), { kind: 'matching', pairs: { q: '2', p: '1', r: '1' } }, 67],
  ['numeric, exact', numeric, number('1234'), 100],
  ['numeric, within tolerance', numeric, number('2,1 ms'), 50],
  ['numeric, outside', numeric, number('2.2'), 0],
  ['numeric, not a number', numeric, number('two'), 0],
  ['text, first that fits', text, { kind: 'text', text: 'VPC  endpoint' }, 100],
  ['text, second', text, { kind: 'text', text: 'subnet' }, 10],
  ['another kind of answer', single, number('1'), 0],
]

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 })
const credit = fc.integer({ min: -100, max: 100 })
const anyKey: fc.Arbitrary<Key> = fc.oneof(
  fc.record({ kind: fc.constant('single' as const), options: fc.array(fc.record({ id: fc.string(), credit })) }),
  fc.record({
    kind: fc.constant('multiple' as const),
    options: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), credit }), { selector: (o) => o.id }),
    scoring: fc.constantFrom('all-or-nothing' as const, 'by-credit' as const),
  }),
  fc.record({
    kind: fc.constant('ordering' as const),
    order: ids,
    scoring: fc.constantFrom('all-or-nothing' as const, 'by-position' as const),
  }),
  fc.record({
    kind: fc.constant('matching' as const),
    pairs: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()),
    scoring: fc.constantFrom('all-or-nothing' as const, 'by-pair' as const),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    answers: fc.array(fc.record({ text: fc.string(), credit })),
    caseSensitive: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('numeric' as const),
    answers: fc.array(
      fc.record({ value: fc.double({ noNaN: true }), tolerance: fc.double({ min: 0, noNaN: true }), credit }),
    ),
  }),
)
const anyResponse: fc.Arbitrary<Response | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('single' as const), option: fc.string() }),
  fc.record({ kind: fc.constant('multiple' as const), options: fc.array(fc.constantFrom('a', 'b', 'c', 'z')) }),
  fc.record({ kind: fc.constant('ordering' as const), order: fc.array(fc.constantFrom('a', 'b', 'c', 'z')) }),
  fc.record({ kind: fc.constant('matching' as const), pairs: fc.dictionary(fc.string(), fc.string()) }),
  fc.record({ kind: fc.constantFrom('numeric' as const, 'text' as const), text: fc.string() }),
)

describe('marking (Q4)', () => {
  test.each(table)('%s', (_, key, response, expected) => {
    expect(mark(key, response)).toMatchObject({ credit: expected, correct: expected === 100 })
  })
  test('every kind of answer has a row above', () => {
    for (const kind of responseKinds) expect(table.some(([, key]) => key.kind === kind)).toBe(true)
  })
  test('a number that can be read in two ways gets the better one, and a note', () => {
    expect(mark(numeric, number('1,234'))).toEqual({
      credit: 100,
      correct: true,
      note: { kind: 'ambiguous-number', readings: [1.234, 1234] },
    })
  })
  test('any response to any key has a whole credit from 0 to 100', () => {
    fc.assert(
      fc.property(anyKey, anyResponse, (key, response) => {
        const { credit, correct } = mark(key, response)
        expect(Number.isInteger(credit) && credit >= 0 && credit <= 100).toBe(true)
        expect(correct).toBe(credit === 100)
      }),
    )
  })
  test('neither the order of options in the key nor of choices in the answer matters', () => {
    const both = fc.tuple(fc.constantFrom('all-or-nothing' as const, 'by-credit' as const), ids, ids)
    fc.assert(
      fc.property(both, fc.infiniteStream(fc.integer()), ([scoring, chosen], salts) => {
        const key = multiple(scoring)
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [salts.next().value, item] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, item]) => item)
        if (key.kind !== 'multiple') return
        const turned = { ...key, options: shuffle(key.options) }
        expect(mark(turned, choose(...shuffle(chosen)))).toEqual(mark(key, choose(...chosen)))
      }),
    )
  })
  test('choosing one more right option, placing one more step or matching one more pair never costs', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'c', 'd']), (chosen) => {
        const key = multiple('by-credit')
        expect(mark(key, choose(...chosen, 'b')).credit).toBeGreaterThanOrEqual(mark(key, choose(...chosen)).credit)
      }),
    )
    fc.assert(
      fc.property(fc.subarray(['p', 'q', 'r']), (right) => {
        const pairs = (prompts: string[]): Response => ({
          kind: 'matching',
          pairs: Object.fromEntries(prompts.map((p) => [p, { p: '1', q: '2', r: '3' }[p] ?? ''])),
        })
        const less = mark(matching('by-pair'), pairs(right.slice(1))).credit
        expect(mark(matching('by-pair'), pairs(right)).credit).toBeGreaterThanOrEqual(less)
      }),
    )
  })
  test('only everything right is 100, however many parts there are', () => {
    const ids = Array.from({ length: 300 }, (_, i) => `s${i}`)
    const key: Key = { kind: 'ordering', order: ids, scoring: 'by-position' }
    expect(mark(key, order(...ids.slice(0, 299), 'x')).credit).toBe(99)
    expect(mark(key, order(...ids)).credit).toBe(100)
  })
})
