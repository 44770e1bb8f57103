import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionSet } from '../question/question-set.fixture.ts'
import { readAiken } from './read.ts'
import { aikenCarries, writeAiken } from './write.ts'

describe('Q6: questions travel as Aiken', () => {
  test('what is written reads back as what Aiken carries, exactly', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        const { set: read, fidelity } = expectOk(readAiken(writeAiken(set).text))
        expect(read).toEqual(aikenCarries(set).set)
        expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  test('letters with dots or brackets, text on several lines', () => {
    const { set } = expectOk(readAiken('Which\nis right?\nA) one\nb. two\nANSWER: b\n'))
    expect(set.questions[0]).toMatchObject({
      stem: 'Which\\\nis right?',
      item: {
        options: [
          { text: 'one', credit: 0 },
          { text: 'two', credit: 100 },
        ],
      },
    })
  })
  test.each([
    ['Which?\nA. x\nB. y\n', 'no-answer', 1],
    ['\nWhich?\nA. x\nB. y\nANSWER: C', 'wrong-options', 2],
    ['ANSWER: A', 'no-stem', 1],
    ['Which?\nA. x\nANSWER: A', 'wrong-options', 1],
  ])('%j is reported', (text, code, line) => {
    expect(expectOk(readAiken(text)).fidelity).toMatchObject([
      { outcome: 'not-imported', place: { line }, notes: [{ code }] },
    ])
  })
})
