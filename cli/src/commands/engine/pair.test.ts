import { describe, expect, test } from 'vitest'
import { parseShape } from '../../json-shape.ts'
import { pairInput } from './pair-input.ts'

const ana = { id: 'ana', ability: { data: 1 } }
const bo = { id: 'bo', ability: { data: 0 } }
const input = { domains: [{ domain: 'data' }], people: [ana, bo] }
const parse = (value: unknown) => parseShape('-', pairInput, value)

describe('cadre engine pair', () => {
  test('rules left out are those of the house', () => {
    expect(parse(input)).toEqual({
      domains: [{ domain: 'data', weight: 1 }],
      people: [ana, bo],
      before: [],
      cap: 1,
      mostGap: 1.2,
      repeatPenalty: 0.5,
    })
  })

  test.each<[string, unknown]>([
    ['$.people: two people at least', { ...input, people: [ana] }],
    ['$.people[1]: "ana" is named twice', { ...input, people: [ana, ana] }],
    ['$.domains[1]: "data" is named twice', { ...input, domains: [{ domain: 'data' }, { domain: 'data' }] }],
    ['$.domains[0].weight: ', { ...input, domains: [{ domain: 'data', weight: 0 }] }],
    ['$.people[1].ability: no ability in "data"', { ...input, people: [ana, { ...bo, ability: {} }] }],
    ['$.people[1].ability.date: no such domain', { ...input, people: [ana, { ...bo, ability: { data: 0, date: 1 } }] }],
    ['$.people[0].ability.data: ', { ...input, people: [{ ...ana, ability: { data: null } }, bo] }],
    ['$.before[0]: a person with themselves', { ...input, before: [{ people: ['ana', 'ana'] }] }],
    ['$.cap: ', { ...input, cap: 0 }],
  ])('a bad input is refused with where and why: %s', (message, value) => {
    expect(() => parse(value)).toThrow(`standard input, at ${message}`)
  })
})
