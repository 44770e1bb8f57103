import { describe, expect, it } from 'vitest'
import type { Found } from './draft.ts'
import { comparedLines } from './text-lines.ts'

type Text = Found['text']
const option = (id: string, text: string, credit: number, reason = '') => ({ id, text, credit, reason })
const text: Text = {
  title: '',
  stem: 'Which heron wades first?',
  item: {
    kind: 'multiple',
    options: [option('a', 'Amber', 50), option('b', 'Blue', 50), option('c', 'Green', 0, 'It flies.')],
    shuffle: true,
    scoring: 'all-or-nothing',
    choose: 2,
  },
  explanation: '',
  references: [],
  scenarioSource: '',
  caseId: null,
}
type Multiple = Extract<Text['item'], { kind: 'multiple' }>
const item = text.item as Multiple
const changed = (part: Partial<Multiple>): Text => ({ ...text, item: { ...item, ...part } })

describe('comparedLines', () => {
  it('finds nothing where nothing differs', () => {
    expect(comparedLines(text, text)).toEqual([])
  })
  it('shows another way of marking, which moves results though no word changed', () => {
    expect(comparedLines(text, changed({ scoring: 'by-credit' })).map(({ label }) => label)).toEqual([
      'How it is answered',
    ])
  })
  it('shows another share of the points', () => {
    const options = [option('a', 'Amber', 75), option('b', 'Blue', 25), option('c', 'Green', 0, 'It flies.')]
    expect(comparedLines(text, changed({ options }))).toEqual([
      { id: 'a', label: 'Option 1', before: 'Right (50 %): Amber', after: 'Right (75 %): Amber' },
      { id: 'b', label: 'Option 2', before: 'Right (50 %): Blue', after: 'Right (25 %): Blue' },
    ])
  })
  it('keeps two new options apart, which have no id before they are saved', () => {
    const options = [...item.options, option('', 'Dun', 0), option('', 'Ebony', 0)]
    expect(comparedLines(changed({ options }), changed({ options }))).toEqual([])
    expect(comparedLines(text, changed({ options })).map(({ after }) => after)).toEqual(['Wrong: Dun', 'Wrong: Ebony'])
  })
  it('does not show an option that only moved', () => {
    expect(comparedLines(text, changed({ options: item.options.toReversed() }))).toEqual([])
  })
  it('shows what was taken out, with its reason', () => {
    expect(comparedLines(text, changed({ options: item.options.slice(0, 2) })).map(({ label }) => label)).toEqual([
      'Option 3, taken out',
      'Option 3, why, taken out',
    ])
  })
})
