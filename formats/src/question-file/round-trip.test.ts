import { readFileSync } from 'node:fs'
import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionSet } from '../question/question-set.fixture.ts'
import { parseQuestionBank } from './parse.ts'
import type { QuestionBank } from './question-bank.ts'
import { writeQuestionBank } from './write.ts'

const heads = [
  { key: 'drafts' },
  {
    key: 'mla-c01-data',
    certification: { vendor: 'AWS', code: 'MLA-C01', guideVersion: '1.0' },
    domain: 'data',
    provenance: 'Written for tests.',
  },
]
const textItem = { kind: 'text', answers: [{ text: 'This', credit: 100 }], caseSensitive: false } as const
const readable = { demand: 'readable' } as const

describe('Q6: a question bank travels as a file', () => {
  const bank = fc.tuple(fc.constantFrom(...heads), questionSet).map(([head, set]): QuestionBank => ({
    ...head,
    ...set,
    questions: set.questions.map((question) => ('domain' in head ? { ...question, domain: 'data' } : question)),
  }))
  test('what is written reads back as the same bank', () => {
    fc.assert(
      fc.property(bank, (value) => {
        expect(expectOk(parseQuestionBank(writeQuestionBank(value), readable))).toEqual(value)
      }),
      { numRuns: 60 },
    )
  })
  test('as many cases and images as a large bank has travel with it', () => {
    const numbers = Array.from({ length: 300 }, (_, at) => at)
    const large: QuestionBank = {
      key: 'large',
      questions: [{ key: 'one', stem: 'Which?', item: textItem, references: [], tags: [], category: [], enemies: [] }],
      cases: numbers.map((at) => ({ key: `case-${at}`, title: `Case ${at}`, text: 'It is told.' })),
      media: numbers.map((at) => ({ name: `image-${at}.png`, type: 'image/png', bytes: new Uint8Array([at % 256]) })),
    }
    expect(expectOk(parseQuestionBank(writeQuestionBank(large), readable))).toEqual(large)
  })
  test('what was read is written the same way again', () => {
    fc.assert(
      fc.property(bank, (value) => {
        const text = writeQuestionBank(value)
        expect(writeQuestionBank(expectOk(parseQuestionBank(text, readable)))).toBe(text)
      }),
      { numRuns: 20 },
    )
  })
})

test('the example in the guide for authors is a bank file', () => {
  const guide = readFileSync(new URL('../../../content/questions/README.md', import.meta.url), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  const result = parseQuestionBank(example)
  const open = result.ok ? [] : result.details.problems.map(({ path }) => path)
  // Written with dots for texts and naming a question that it does not show.
  expect(open.filter((path) => !path.endsWith('.url'))).toEqual(['questions[0].enemies[0]'])
})
