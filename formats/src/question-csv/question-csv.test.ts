import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuestions } from '../question-formats/index.ts'
import { questionSet } from '../question/question-set.fixture.ts'
import { carelessWriters, dangerousQuestions, formulasIn, formulasInRandomSets } from './formulas.fixture.ts'
import { readQuestionCsv } from './read.ts'
import { csvCell, csvRows } from './rows.ts'
import { csvCarries, writeQuestionCsv } from './write.ts'

describe('Q6: questions travel as CSV', () => {
  test('what is written reads back as what CSV carries, exactly', () => {
    fc.assert(
      fc.property(questionSet, (set) => {
        const { set: read, fidelity } = expectOk(readQuestionCsv(writeQuestionCsv(set).text))
        expect(read).toEqual(csvCarries(set).set)
        expect(fidelity.every(({ outcome }) => outcome === 'exact')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
  test('any cells come back from their rows', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', "'", ';'), maxLength: 8 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 4 }), (rows) => {
        const text = rows.map((row) => row.map(csvCell).join(',')).join('\n')
        expect(csvRows(text, ',', 100).rows.map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })
  test('a plain sheet with lettered answers is read', () => {
    const { set } = expectOk(
      readQuestionCsv('Question;Option 1;Option 2;Option 3;Correct\nWhich?;a;b;c;B\nWhich two?;a;b;c;A, C\n'),
    )
    expect(set.questions.map(({ item }) => item)).toMatchObject([
      { kind: 'single', options: [{ credit: 0 }, { credit: 100 }, { credit: 0 }] },
      { kind: 'multiple', options: [{ credit: 50 }, { credit: 0 }, { credit: 50 }] },
    ])
  })
  test('a sheet of a spreadsheet that says its sign, with a mark before it, names its options by letters', () => {
    const sheet =
      '\ufeffsep=;\r\nQuestion;Option A;Option B;Correct Answer\r\n"One\r\n""two""; three";a;"b;c";B\r\n;;;\r\n'
    const { set, fidelity } = expectOk(readQuestions(new TextEncoder().encode(sheet)))
    expect(set.questions[0]).toMatchObject({
      stem: 'One\n"two"; three',
      item: {
        kind: 'single',
        options: [
          { text: 'a', credit: 0 },
          { text: 'b;c', credit: 100 },
        ],
      },
    })
    expect(fidelity.map(({ outcome, place }) => [outcome, place.line])).toEqual([['exact', 3]])
    const bare = expectOk(readQuestionCsv('Question,A,B,C,Answer\nWhich?,x,y,z,c\n'))
    expect(bare.set.questions[0]?.item).toMatchObject({ options: [{}, {}, { text: 'z', credit: 100 }] })
  })
  test.each([
    ['a,b\n1,2', 1, /no column "stem"/],
    ['stem,option_1\n"open', 2, /never closed/],
  ])('%j is refused', (text, line, reason) => {
    expect(readQuestionCsv(text)).toMatchObject({
      ok: false,
      details: { place: { line }, reason: expect.stringMatching(reason) },
    })
  })
})

const dangerous = dangerousQuestions()

describe('S-08: no cell is a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"])('%j is written as text', (text) => {
    expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
  })
  test('in anything that is written, whatever its field, kind and beginning; what a text is stays what it was', () => {
    const { text } = writeQuestionCsv({ questions: dangerous, cases: [], media: [] })
    expect(formulasIn(text)).toEqual([])
    expect(text).toContain("'=cmd|")
  })
  test('in anything that is written of texts at random', () => {
    expect(formulasInRandomSets({ questions: 300, seed: 8 })).toEqual({ cells: expect.any(Number), formulas: [] })
  })
  test.each(carelessWriters)('planted: a writer that %s is found', (_, spoil) => {
    const { text } = writeQuestionCsv({ questions: dangerous, cases: [], media: [] })
    const spoilt = spoil(text)
    expect(spoilt).not.toBe(text)
    expect(formulasIn(spoilt)).not.toEqual([])
  })
  test('planted: such a writer is found by texts at random too', () => {
    const [[, spoil] = []] = carelessWriters
    expect(formulasInRandomSets({ questions: 50, seed: 8 }, spoil).formulas).not.toEqual([])
  })
  test('and reads back as it was', () => {
    const question = dangerous.filter(({ item }) => item.kind === 'single')[7]
    const { text } = writeQuestionCsv({ questions: question ? [question] : [], cases: [], media: [] })
    expect(expectOk(readQuestionCsv(text)).set.questions).toEqual([question])
  })
})
