import { describe, expect, test } from 'vitest'
import { problemsOf } from './complete.ts'
import type { BankItem, QuestionText } from './question-text.ts'

const option = (text: string, credit: number, reason = 'because') => ({ id: text, text, credit, reason })
const single = { kind: 'single' as const, shuffle: true, options: [option('a', 100), option('b', 0), option('c', 0)] }
const multiple = (choose: number | null, ...credits: number[]): BankItem => ({
  kind: 'multiple',
  shuffle: true,
  scoring: 'all-or-nothing',
  choose,
  options: credits.map((credit, i) => option(`o${i}`, credit)),
})
const text = (item: BankItem, changed: Partial<QuestionText> = {}): QuestionText => ({
  title: '',
  stem: 'Which?',
  item,
  explanation: '',
  references: [{ title: 'Guide', url: 'https://example.org' }],
  scenarioSource: '',
  caseId: null,
  ...changed,
})
const wordsOf = (given: QuestionText) =>
  problemsOf(given)
    .map(({ words }) => words)
    .join('; ')

describe('what is missing before a review', () => {
  test.each([
    ['one right option of three', text(single)],
    ['two halves', text(multiple(2, 50, 50, 0))],
    ['three thirds', text(multiple(null, 33.33, 33.33, 33.33, 0))],
    ['a number', text({ kind: 'numeric', unit: '', answers: [{ value: 1, tolerance: 0, credit: 100, reason: '' }] })],
  ])('nothing of %s', (_, given) => {
    expect(problemsOf(given)).toEqual([])
  })
  test.each([
    ['no stem', text(single, { stem: ' ' }), /is empty/],
    ['an image without words', text(single, { stem: 'Look ![](media:x)' }), /no words/],
    ['no reference', text(single, { references: [] }), /no reference/],
    ['two options', text({ ...single, options: single.options.slice(0, 2) }), /three options/],
    [
      'no right option',
      text({ ...single, options: single.options.map((each) => ({ ...each, credit: 0 })) }),
      /no option is right/,
    ],
    [
      'two right ones',
      text({ ...single, options: single.options.map((each) => ({ ...each, credit: 100 })) }),
      /more than one/,
    ],
    [
      'an option without its reason',
      text({ ...single, options: [...single.options, option('d', 0, ' ')] }),
      /option 4 has no reason/,
    ],
    ['the same option twice', text({ ...single, options: [...single.options, option('a', 0)] }), /the same/],
    ['shares beyond the whole', text(multiple(null, 60, 60, 0)), /100 %/],
    ['a wrong count to choose', text(multiple(3, 50, 50, 0)), /choose 3, and 2/],
    ['steps too few', text({ kind: 'ordering', steps: [], scoring: 'all-or-nothing' }), /three steps/],
    [
      'an answer that counts half',
      text({ kind: 'text', caseSensitive: false, answers: [{ text: 'a', credit: 50, reason: '' }] }),
      /in full/,
    ],
    [
      'an answer without words',
      text({ kind: 'text', caseSensitive: false, answers: [{ text: ' ', credit: 100, reason: '' }] }),
      /answers is empty/,
    ],
  ])('%s', (_, given, words) => {
    expect(wordsOf(given)).toMatch(words)
  })
})
