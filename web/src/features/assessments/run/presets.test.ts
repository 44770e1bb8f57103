import { assessmentKinds, createAssessment } from '@cadre/contracts'
import { describe, expect, it } from 'vitest'
import { presetFields, untouched } from './draft.ts'
import { examNumbersOf, presetOf } from './presets.ts'

const nothing = { minutes: null, scored: null, unscored: null }
const fact = (key: 'minutes' | 'questions-total' | 'questions-scored', value: object) =>
  ({ key, conflict: false, facts: [{ value }] }) as unknown as Parameters<typeof examNumbersOf>[0][number]

describe('numbers of the exam', () => {
  it('come from the catalogue', () => {
    const facts = [
      fact('minutes', { kind: 'number', value: 130 }),
      fact('questions-total', { kind: 'number', value: 65 }),
      fact('questions-scored', { kind: 'number', value: 50 }),
    ]
    expect(examNumbersOf(facts)).toEqual({ minutes: 130, scored: 50, unscored: 15 })
    expect(presetOf('practice-exam', examNumbersOf(facts))).toMatchObject({ scored: 50, unscored: 15, minutes: 130 })
  })
  it('are the upper end of a range, and unknown where the vendor is silent', () => {
    const facts = [
      fact('questions-total', { kind: 'range', low: 40, high: 60 }),
      fact('minutes', { kind: 'undisclosed', note: '' }),
    ]
    expect(examNumbersOf(facts)).toEqual({ minutes: null, scored: 60, unscored: null })
  })
})

describe('presets', () => {
  it.each(assessmentKinds)('of a %s are accepted by the contract', (kind) => {
    const { scored, unscored, freshDays, ...rest } = presetOf(kind, nothing)
    const body = {
      ...rest,
      title: 'A title',
      kind,
      certificationId: 'crt_01J8Z3K4M5N6P7Q8R9S0T1V2W3',
      draw: { scored, unscored, freshDays },
    }
    expect(createAssessment.body.safeParse(body).error).toBeUndefined()
  })
})

describe('what was typed', () => {
  it('stays when a kind or an exam brings its numbers', () => {
    const preset = presetFields('practice-exam', { minutes: 130, scored: 65, unscored: 15 })
    const filled = untouched(preset, new Set(['scored', 'title']))
    expect(filled).toMatchObject({ unscored: 15, minutes: 130 })
    expect(filled).not.toHaveProperty('scored')
  })
})
