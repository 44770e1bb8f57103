import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionSet } from '../question/question-set.fixture.ts'
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

describe('S-08: no cell is a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"])('%j is written as text', (text) => {
    expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
  })
  test('in anything that is written', () => {
    const dangerous = { key: 'q', stem: '=cmd|calc', item: { kind: 'single' as const, shuffle: true, options: [{ text: '@a', credit: 100 }, { text: '-b', credit: -50, reason: '+c' }] }, references: [], tags: ['=t'], category: ['-c'], enemies: [], title: '@t' } // prettier-ignore
    const { text } = writeQuestionCsv({ questions: [dangerous], cases: [], media: [] })
    const cells = csvRows(text.replaceAll('\r\n', '\n'), ',', 100).rows.flatMap((row) => row.cells)
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(expectOk(readQuestionCsv(text)).set.questions[0]).toEqual(dangerous)
  })
})
