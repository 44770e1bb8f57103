import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import type { ProblemCode } from '../yaml-file/problem.ts'
import { parseQuestionBank, readQuestionBank } from './parse.ts'

const small = `bank: 1
key: x-1-data
certification: { vendor: AWS, code: X-1, guideVersion: "1.0" }
domain: data
provenance: Written for tests.
cases:
  - { key: bank-scoring, title: Scoring, text: A bank scores loans. }
questions:
  - key: columns
    objective: task-1.1
    difficulty: 2
    case: bank-scoring
    enemies: [pairs]
    stem: Which layout?
    single:
      - { text: Columns, right: true, reason: Reads less. }
      - { text: Rows, reason: Reads all. }
    references: [{ title: Guide, url: https://example.org/guide }]
  - key: pairs
    objective: task-1.1
    difficulty: 3
    stem: Which two?
    multiple:
      - { text: A, right: true, reason: Yes. }
      - { text: B, right: true, reason: Yes. }
      - { text: C, reason: "No." }
    choose: 2
    references: [{ title: Guide, url: https://example.org/guide }]
  - key: order
    objective: task-1.1
    difficulty: 4
    stem: In which order?
    ordering: [{ text: One }, { text: Two }]
    references: [{ title: Guide, url: https://example.org/guide }]
  - key: match
    objective: task-1.1
    difficulty: 4
    stem: What goes with what?
    matching: [{ prompt: P, answer: A }, { prompt: Q, answer: B }]
    distractors: [C]
    references: [{ title: Guide, url: https://example.org/guide }]
  - key: number
    objective: task-1.1
    difficulty: 5
    stem: How many?
    numeric: { value: 8, tolerance: 0.5, unit: GiB }
    references: [{ title: Guide, url: https://example.org/guide }]
`
const known = { domains: ['data', 'models'], objectives: ['task-1.1'] }
const problemsOf = (text: string) => {
  const result = parseQuestionBank(text, known)
  return result.ok ? [] : result.details.problems
}

describe('Q1: a bank file', () => {
  test('becomes questions: credits filled in, the domain of the file on each', () => {
    const bank = expectOk(parseQuestionBank(small, known))
    expect(bank.questions.map(({ item }) => item.kind)).toEqual([
      'single',
      'multiple',
      'ordering',
      'matching',
      'numeric',
    ])
    expect(bank.questions.every(({ domain }) => domain === 'data')).toBe(true)
    expect(bank.questions[1]?.item).toMatchObject({
      options: [{ credit: 50 }, { credit: 50 }, { credit: 0 }],
      choose: 2,
    })
    expect(bank.questions[4]?.item).toEqual({
      kind: 'numeric',
      answers: [{ value: 8, tolerance: 0.5, credit: 100 }],
      unit: 'GiB',
    })
  })
  test('may lack reasons and references while it is a draft', () => {
    const draft =
      'bank: 1\nkey: d\nquestions:\n  - { key: a, stem: S, single: [{ text: A, right: true }, { text: B }] }'
    expect(parseQuestionBank(draft).ok).toBe(false)
    expect(expectOk(parseQuestionBank(draft, { demand: 'readable' })).questions).toHaveLength(1)
  })
})

describe('a refusal names line, column, path and reason', () => {
  type Case = [name: string, from: string, to: string, at: string, code: ProblemCode, path: string, reason: RegExp]
  const cases: Case[] = [
    [
      'two right',
      '{ text: Rows,',
      '{ text: Rows, right: true,',
      'single',
      'sum',
      'questions[0].single',
      /exactly one .* not 2/,
    ],
    ['none right', 'Columns, right: true', 'Columns', 'single', 'sum', 'questions[0].single', /not 0/],
    [
      'one right of many',
      '{ text: B, right: true',
      '{ text: B',
      'multiple',
      'sum',
      'questions[1].multiple',
      /at least two/,
    ],
    ['choose too many', 'choose: 2', 'choose: 3', 'choose', 'sum', 'questions[1].choose', /choose 3, but 2/],
    [
      'a credit that belies',
      'text: C, reason',
      'text: C, credit: 20, reason',
      '20, reason',
      'sum',
      'questions[1].multiple[2].credit',
      /makes this option right/,
    ],
    [
      'no reason',
      '{ text: Rows, reason: Reads all. }',
      '{ text: Rows }',
      '{ text: Rows }',
      'missing',
      'questions[0].single[1].reason',
      /why it is wrong/,
    ],
    [
      'no reference',
      'references: [{ title: Guide, url: https://example.org/guide }]\n  - key: pairs',
      'references: []\n  - key: pairs',
      '[]',
      'missing',
      'questions[0].references',
      /at least one reference/,
    ],
    [
      'no difficulty',
      'difficulty: 5\n    ',
      '',
      'key: number',
      'missing',
      'questions[4].difficulty',
      /"difficulty" is missing/,
    ],
    [
      'a key twice',
      'key: order',
      'key: pairs',
      'pairs\n    objective: task-1.1\n    difficulty: 4',
      'duplicate',
      'questions[2].key',
      /already used/,
    ],
    [
      'an unknown enemy',
      '[pairs]',
      '[pair]',
      'pair]',
      'unknown-reference',
      'questions[0].enemies[0]',
      /did you mean "pairs"/,
    ],
    ['its own enemy', '[pairs]', '[columns]', 'columns]', 'unknown-reference', 'questions[0].enemies[0]', /own enemy/],
    [
      'an unknown case',
      'case: bank-scoring',
      'case: bank-scorin',
      'bank-scorin\n',
      'unknown-reference',
      'questions[0].case',
      /did you mean/,
    ],
    ['an unknown domain', 'domain: data', 'domain: date', 'date', 'unknown-reference', 'domain', /did you mean "data"/],
    [
      'an unknown objective',
      'objective: task-1.1\n    difficulty: 3',
      'objective: task-1.2\n    difficulty: 3',
      'task-1.2',
      'unknown-reference',
      'questions[1].objective',
      /"task-1.2"/,
    ],
    [
      'an image that is not there',
      'stem: Which two?',
      'stem: "![x](media:a.png)"',
      'key: pairs',
      'unknown-reference',
      'questions[1]',
      /"a.png"/,
    ],
    [
      'two ways to ask',
      'ordering:',
      'numeric: { value: 1 }\n    ordering:',
      'numeric: { value: 1',
      'unknown-key',
      'questions[2].numeric',
      /not both/,
    ],
    ['no way to ask', 'ordering:', 'explanation: e # ', 'key: order', 'missing', 'questions[2]', /asks nothing/],
    [
      'scoring of another kind',
      'choose: 2',
      'scoring: by-pair',
      'scoring: by',
      'wrong-value',
      'questions[1].scoring',
      /all-or-nothing or by-credit/,
    ],
    [
      'distractors of another kind',
      'choose: 2',
      'distractors: [x]',
      'distractors',
      'wrong-value',
      'questions[1].distractors',
      /belong to matching/,
    ],
    [
      'a difficulty out of range',
      'difficulty: 5',
      'difficulty: 6',
      '6\n',
      'wrong-value',
      'questions[4].difficulty',
      /from 1/,
    ],
    [
      'a misspelt entry',
      'stem: How many?',
      'stam: How many?',
      'stam',
      'unknown-key',
      'questions[4].stam',
      /did you mean "stem"/,
    ],
    [
      'a link that is none',
      'https://example.org/guide }]\n  - key: pairs',
      'javascript:x }]\n  - key: pairs',
      'javascript',
      'wrong-value',
      'questions[0].references[0].url',
      /https/,
    ],
    ['an anchor', 'domain: data', 'domain: &d data', 'data\nprov', 'alias', '', /anchor/],
  ]
  test.each(cases)('%s', (...given) => {
    const [, from, to, at, code, path, reason] = given
    expect(small.split(from).length).toBeGreaterThan(1)
    const broken = small.replace(from, to)
    const before = broken.slice(0, broken.indexOf(at)).split('\n')
    const place = { code, path, line: before.length, column: (before.at(-1) ?? '').length + 1 }
    expect(problemsOf(broken)).toContainEqual({ ...place, reason: expect.stringMatching(reason) })
  })
  test('each missing entry is named once', () => {
    const problems = problemsOf(
      small.replace('    stem: How many?\n', '').replace('provenance: Written for tests.\n', ''),
    )
    expect(problems.map(({ path }) => path)).toEqual(['provenance', 'questions[4].stem'])
  })
})

describe('a bank that authors still work on', () => {
  const halfDone = small.replace('stem: Which two?', 'stem: ""').replace('text: Columns', 'text: ""')
  test('is read but for the questions that ask nothing yet, each named with its line', () => {
    const { bank, left } = expectOk(readQuestionBank(halfDone))
    const before = expectOk(parseQuestionBank(small, { demand: 'readable' }))
    expect(bank.questions).toEqual(before.questions.slice(2).map((each) => expect.objectContaining({ key: each.key })))
    expect(left).toMatchObject([
      { position: 0, title: 'Which layout?', problem: { path: 'questions[0].single[0].text' } },
      { position: 1, title: 'pairs', problem: { path: 'questions[1].stem', line: expect.any(Number) } },
    ])
  })
  test('forgets who may not stand beside a question that is left out', () => {
    const { bank } = expectOk(readQuestionBank(small.replace('stem: Which two?', 'stem: ""')))
    expect(bank.questions.find(({ key }) => key === 'columns')?.enemies).toEqual([])
  })
  test('is refused where something else than single questions is wrong, or nothing can be read', () => {
    expect(readQuestionBank(halfDone.replace('bank: 1', 'bank: 9')).ok).toBe(false)
    expect(readQuestionBank(small.replaceAll(/stem: .*/g, 'stem: ""')).ok).toBe(false)
  })
})
