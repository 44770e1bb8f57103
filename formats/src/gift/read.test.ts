import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { readGift } from './read.ts'

const one = (text: string) => {
  const { set, fidelity } = expectOk(readGift(text))
  expect(fidelity).toHaveLength(1)
  return { question: set.questions[0], report: fidelity[0] }
}
const itemOf = (text: string) => one(text).question?.item
const options = (...entries: [text: string, credit: number, reason?: string][]) =>
  entries.map(([text, credit, reason]) => ({ text, credit, ...(reason === undefined ? {} : { reason }) }))

describe('Q6: a GIFT question as Moodle reads it', () => {
  test('one right option, feedback after #', () => {
    expect(itemOf('Which? {=yes#Indeed. ~no#Never. ~%50%half}')).toEqual({
      kind: 'single',
      shuffle: true,
      options: options(['yes', 100, 'Indeed.'], ['no', 0, 'Never.'], ['half', 50]),
    })
  })
  test('several right options by weight alone; thirds are made whole', () => {
    const item = itemOf('Which? {~%33.333%a ~%33.333%b ~%33.333%c ~%-100%d}')
    expect(item).toMatchObject({ kind: 'multiple', scoring: 'by-credit' })
    expect(item?.kind === 'multiple' ? item.options.map(({ credit }) => credit) : []).toEqual([
      100 / 3,
      100 / 3,
      100 / 3,
      -100,
    ])
  })
  test('true and false, the first feedback for the wrong answer', () => {
    expect(itemOf('Sun rises in the east.{T#Look up.#Right.}')).toEqual({
      kind: 'single',
      shuffle: false,
      options: options(['True', 100, 'Right.'], ['False', 0, 'Look up.']),
    })
  })
  test('short answers with weights', () => {
    expect(itemOf('Two plus two? {=four =%50%4#In words}')).toEqual({
      kind: 'text',
      caseSensitive: false,
      answers: options(['four', 100], ['4', 50, 'In words']),
    })
  })
  test.each([
    ['{#3}', 3, 0],
    ['{#3:0.5}', 3, 0.5],
    ['{#3.141..3.142}', 3.1415, 0.0005],
    ['{#-5..5}', 0, 5],
    ['{#=1e3:2}', 1000, 2],
  ])('the number %s', (answer, value, tolerance) => {
    expect(itemOf(`How many? ${answer}`)).toEqual({ kind: 'numeric', answers: [{ value, tolerance, credit: 100 }] })
  })
  test('pairs; an empty left side is a distractor', () => {
    expect(itemOf('Match. {=a -> 1 =b -> 2 = -> 3}')).toMatchObject({
      pairs: [
        { prompt: 'a', answer: '1' },
        { prompt: 'b', answer: '2' },
      ],
      distractors: ['3'],
    })
  })
  test('escapes, formats, a missing word, general feedback', () => {
    const { question } = one('::T\\:1::[html]<p>1 \\= 1 &amp; <b>x</b></p>{=[plain]*a* \\~ ~b####[markdown]**Why**}')
    expect(question).toMatchObject({ title: 'T:1', stem: '1 = 1 & **x**', explanation: '**Why**' })
    expect(question?.item).toMatchObject({ options: [{ text: '\\*a\\* ~' }, { text: 'b' }] })
    expect(one('Grant is {~buried =entombed} here.').question?.stem).toBe('Grant is _____ here.')
  })
  test('id, tags, labels and category', () => {
    const text = '$CATEGORY: $course$/top/AWS/S3 // Glacier\n\n// [id:q7] [tag:cost] [tag:difficulty:3]\nWhich? {=a ~b}'
    expect(one(text).question).toMatchObject({
      key: 'q7',
      tags: ['cost'],
      difficulty: 3,
      category: ['AWS', 'S3 / Glacier'],
    })
  })
  test('a blank line within open answers does not end the question', () => {
    expect(itemOf('Which? {\n=a\n\n~b\n}')).toMatchObject({ kind: 'single' })
  })
})

describe('a question that cannot be kept is reported with its line and the reason', () => {
  test.each([
    ['Write. {}', 'essay'],
    ['Only read this.', 'description'],
    ['Which? {=a ~b', 'unbalanced-braces'],
    ['Which? {=a =b ~c}', 'wrong-options'],
    ['How many? {#many}', 'wrong-answers'],
    ['Which? {~a ~b}', 'wrong-options'],
  ])('%s', (text, code) => {
    const { question, report } = one(`// first line\n${text}`)
    expect(question).toBeUndefined()
    expect(report).toMatchObject({ outcome: 'not-imported', place: { line: 2 }, notes: [{ code }] })
  })
  test('and the rest of the file is read', () => {
    const { set, fidelity } = expectOk(readGift('Write. {}\n\nWhich? {=a ~b}'))
    expect(set.questions).toHaveLength(1)
    expect(fidelity.map(({ outcome, place }) => [outcome, place.line])).toEqual([
      ['not-imported', 1],
      ['exact', 3],
    ])
  })
})
