import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAiken } from '../aiken/index.ts'
import { readGift } from '../gift/index.ts'
import { readMoodleXml } from '../moodle-xml/index.ts'
import { readQti } from '../qti/index.ts'
import { textsOf } from '../question/texts.ts'
import { readQuestionCsv } from '../question-csv/index.ts'
import { type ImportLimits, importLimits } from '../question-import/limits.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import { goodFiles, hostileFiles } from './hostile-files.fixture.ts'
import { readQuestions } from './read.ts'

const limits: ImportLimits = {
  ...importLimits,
  bytes: 4_000_000,
  questions: 500,
  packageFiles: 1000,
  packageBytes: 8_000_000,
  steps: 500_000,
}
const readers = { readGift, readMoodleXml, readAiken, readQuestionCsv, readQti }

/** A result is a value or a refusal with a reason, and never more than the file could have said. */
function check(result: ReadResult, bytes: Uint8Array): void {
  if (!result.ok) {
    expect(result.code).toBe('questions.file-unreadable')
    expect(result.details.reason).not.toBe('')
    return
  }
  const { set, fidelity } = result.value
  expect(fidelity.length).toBeLessThanOrEqual(limits.questions + 1)
  expect(set.questions.length).toBe(fidelity.filter(({ outcome }) => outcome !== 'not-imported').length)
  const texts = set.questions.flatMap(textsOf)
  expect(texts.every((text) => text.length <= limits.text && text.isWellFormed() && !text.includes('\0'))).toBe(true)
  expect(texts.join('').length).toBeLessThanOrEqual(20 * Math.max(1000, limits.packageBytes, bytes.length))
}

describe('S-07, I11: hostile files', () => {
  test('are at least 190, none like another', () => {
    expect(new Set(hostileFiles.map(([name]) => name)).size).toBe(hostileFiles.length)
    expect(hostileFiles.length).toBeGreaterThanOrEqual(190)
  })
  test.each(hostileFiles)('%s is read or refused by whoever its content calls', (_name, bytes) => {
    check(readQuestions(bytes, limits), bytes)
  })
  test.each(Object.entries(readers))('%s reads or refuses them all', (_name, read) => {
    for (const [, bytes] of hostileFiles) check(read(bytes, limits), bytes)
  })
  test('entities are never followed, links never leave the archive', () => {
    const said = hostileFiles
      .filter(([name]) => /entity|laughs|document type|way up|a root|a drive|a link|lies|encryption|bomb/.test(name))
      .map(([name, bytes]) => [name, readQuestions(bytes, limits).ok])
    expect(said.filter(([, isRead]) => isRead)).toEqual([])
  })
})

describe('fuzz: no reader throws', () => {
  const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 30 }), insert: fc.uint8Array({ maxLength: 6 }) })
  const file = fc.constantFrom(...goodFiles.map(([, bytes]) => bytes))
  test('on a good file after a few edits', () => {
    fc.assert(
      fc.property(file, fc.array(edit, { minLength: 1, maxLength: 4 }), (good, edits) => {
        let bytes = good
        for (const { at, remove, insert } of edits) {
          const from = at % Math.max(1, bytes.length)
          bytes = new Uint8Array([...bytes.subarray(0, from), ...insert, ...bytes.subarray(from + remove)])
        }
        check(readQuestions(bytes, limits), bytes)
        for (const read of Object.values(readers)) check(read(bytes, limits), bytes)
      }),
      { numRuns: 150 },
    )
  })
  test('on pieces of every format put together', () => {
    const piece = fc.constantFrom('{', '}', '=', '~', '%50%', '#', '::', '->', '\n\n', '<quiz>', '<question type="multichoice">', '<answer fraction="100">', '<text>', '</text>', '</quiz>', 'A. x\n', 'ANSWER: A\n', 'stem,option_1\n', '"', ',', '<![CDATA[', ']]>', '[html]', '<p>', '&amp;', '$$', '\\(', 'media:', '![x](', ')') // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
        const bytes = new TextEncoder().encode(pieces.join(''))
        for (const read of Object.values(readers)) check(read(bytes, limits), bytes)
      }),
      { numRuns: 300 },
    )
  })
})
