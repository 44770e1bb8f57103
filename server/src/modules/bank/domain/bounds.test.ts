import { questionText } from '@cadre/contracts'
import { describe, expect, test } from 'vitest'
import { beyondBounds, bounds } from './bounds.ts'
import type { BankItem, QuestionText } from './question-text.ts'

const option = (text: string, credit = 0) => ({ id: '', text, credit, reason: '' })
const single = (options: ReturnType<typeof option>[]): BankItem => ({
  kind: 'single',
  shuffle: true,
  options,
})
const plain: QuestionText = {
  title: '',
  stem: 'Which?',
  item: single([option('a', 100), option('b')]),
  explanation: '',
  references: [],
  scenarioSource: '',
  caseId: null,
}
const x = (n: number) => 'x'.repeat(n)
const numeric = (answers: number, unit = '') => ({
  ...plain,
  item: {
    kind: 'numeric' as const,
    unit,
    answers: Array.from({ length: answers }, () => ({ value: 1, tolerance: 0, credit: 100, reason: '' })),
  },
})
const text = (answer: string) => ({
  ...plain,
  item: { kind: 'text' as const, caseSensitive: false, answers: [{ text: answer, credit: 100, reason: '' }] },
})
const cases: [string, QuestionText][] = [
  ['a stem at the bound', { ...plain, stem: x(bounds.stem) }],
  ['a stem beyond', { ...plain, stem: x(bounds.stem + 1) }],
  ['an option at the bound', { ...plain, item: single([option(x(bounds.markdown), 100), option('b')]) }],
  ['an option beyond', { ...plain, item: single([option(x(bounds.markdown + 1), 100), option('b')]) }],
  ['an explanation beyond', { ...plain, explanation: x(bounds.markdown + 1) }],
  [
    'as many options as may be',
    { ...plain, item: single(Array.from({ length: bounds.options }, (_, i) => option(String(i)))) },
  ],
  [
    'one option more',
    { ...plain, item: single(Array.from({ length: bounds.options + 1 }, (_, i) => option(String(i)))) },
  ],
  ['a credit beyond', { ...plain, item: single([option('a', 101)]) }],
  ['as many numbers as may be', numeric(bounds.numericAnswers)],
  ['one number more', numeric(bounds.numericAnswers + 1)],
  ['a unit beyond', numeric(1, x(bounds.unit + 1))],
  ['an answer at the bound', text(x(bounds.answerText))],
  ['an answer beyond', text(x(bounds.answerText + 1))],
  ['an answer of two lines', text('a\nb')],
]

describe('what an import keeps is what an editor can save', () => {
  test.each(cases)('%s is judged as the contract judges it', (_, given) => {
    expect(beyondBounds(given) === null).toBe(questionText.safeParse(given).success)
  })
})
