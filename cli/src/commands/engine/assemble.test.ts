import { drawForm } from '@cadre/assembly'
import { describe, expect, test } from 'vitest'
import { parseShape } from '../../json-shape.ts'
import { assembleInput, bankOf, formSpecOf } from './assemble-input.ts'
import { whyNot } from './assemble-words.ts'

const question = { id: 'q1', domain: 'data', type: 'multiple-choice', minutes: 2, difficulty: 0 }
const form = { questions: 1, domains: [{ domain: 'data', weight: 1 }] }
const input = { seed: 7, today: '2026-11-22', form, bank: [question] }
const parse = (value: unknown) => parseShape('exam.json', assembleInput, value)

describe('cadre engine assemble', () => {
  test('what is left out has the value of the house', () => {
    expect(formSpecOf(parse(input))).toEqual({
      seed: 7,
      today: '2026-11-22',
      domains: [{ domain: 'data', scored: 1, unscored: 0 }],
      types: [],
      bands: [],
      meanDifficulty: null,
      minutes: null,
      earlier: [],
      mostExposures: null,
      freshDays: 14,
    })
    expect(bankOf(parse(input))[0]).toMatchObject({
      responses: 0,
      exposures: 0,
      lastSeen: null,
      enemies: [],
      together: null,
    })
  })

  test('weights of the guide become counts, scored and unscored apart', () => {
    const domains = [28, 26, 22, 24].map((weight, at) => ({ domain: `d${at}`, weight }))
    const spec = formSpecOf(parse({ ...input, form: { questions: 65, unscored: 15, domains } }))
    expect(spec.domains.map(({ scored }) => scored)).toEqual([14, 13, 11, 12])
    expect(spec.domains.map(({ unscored }) => unscored)).toEqual([4, 4, 3, 4])
  })

  test('counts by hand say how many of them are unscored', () => {
    const domains = [{ domain: 'data', count: 10, unscored: 3 }]
    const spec = formSpecOf(parse({ ...input, form: { questions: 10, unscored: 3, domains } }))
    expect(spec.domains).toEqual([{ domain: 'data', scored: 7, unscored: 3 }])
  })

  const band = { band: 'easy', min: 0, max: 1 }
  test.each<[string, unknown]>([
    ['$: ', []],
    ['$.seed: ', { ...input, seed: -1 }],
    ['$.today: not a date of the form 2026-11-22', { ...input, today: '2026-02-29' }],
    ['$: Unrecognized key: "forms"', { ...input, forms: 1 }],
    ['$.bank[0].minutes: ', { ...input, bank: [{ ...question, minutes: 0 }] }],
    ['$.bank[0].difficulty: ', { ...input, bank: [{ ...question, difficulty: 'hard' }] }],
    ['$.bank[0].lastSeen: not a date', { ...input, bank: [{ ...question, lastSeen: 'yesterday' }] }],
    ['$.bank[1]: "q1" is named twice', { ...input, bank: [question, question] }],
    ['$.form.domains[0].count: ', { ...input, form: { ...form, domains: [{ domain: 'data', count: 0.5 }] } }],
    ['$.form.domains: the counts sum to 3', { ...input, form: { ...form, domains: [{ domain: 'data', count: 3 }] } }],
    [
      '$.form.domains: the weights are all 0',
      { ...input, form: { ...form, domains: [{ domain: 'data', weight: 0 }] } },
    ],
    ['$.form.domains[0].weight: ', { ...input, form: { ...form, domains: [{ domain: 'data', weight: -1 }] } }],
    ['$.form.domains[0].weight: ', { ...input, form: { ...form, domains: [{ domain: 'data', weight: 1e308 }] } }],
    ['$.form.unscored: more than the 1 questions', { ...input, form: { ...form, unscored: 2 } }],
    ['$.form.types[0]: min is more than max', { ...input, form: { ...form, types: [{ type: 'a', min: 2, max: 1 }] } }],
    ['$.form.bands[1]: "hard" overlaps', { ...input, form: { ...form, bands: [band, { ...band, band: 'hard' }] } }],
    ['$.form.minutes: min is more than max', { ...input, form: { ...form, minutes: { min: 3, max: 2 } } }],
  ])('a bad input is refused with where and why: %s', (message, value) => {
    expect(() => parse(value)).toThrow(`exam.json, at ${message}`)
  })

  test('a shortage reads as what to write and until when to wait', () => {
    const parsed = parse({
      ...input,
      form: {
        questions: 3,
        domains: [{ domain: 'data', weight: 1 }],
        types: [{ type: 'multiple-choice', min: 0, max: 3 }],
      },
      bank: [
        question,
        { ...question, id: 'q2', lastSeen: '2026-11-20' },
        { ...question, id: 'q3', lastSeen: '2026-11-10' },
      ],
    })
    const drawn = drawForm(bankOf(parsed), formSpecOf(parsed))
    expect(drawn.ok ? [] : whyNot(drawn)).toEqual([
      'The bank cannot meet 3 of domain data (reaches 1): 2 questions short.',
      'Write, at the least:',
      '- 2 of data, type multiple-choice',
      'Or wait until 2026-12-04, when enough questions are fresh again.',
    ])
  })

  test('a contradiction names the wishes that exclude each other', () => {
    const parsed = parse({ ...input, form: { ...form, minutes: { min: 5, max: 6 } } })
    const drawn = drawForm(bankOf(parsed), formSpecOf(parsed))
    expect(drawn.ok ? [] : whyNot(drawn).slice(1)).toEqual(['- 1 of domain data', '- 5 to 6 minutes'])
  })
})
