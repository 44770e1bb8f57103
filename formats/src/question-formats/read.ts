import { ok, refuse } from '@cadre/kernel'
import { readAiken } from '../aiken/index.ts'
import { readGift } from '../gift/index.ts'
import { readMoodleXml } from '../moodle-xml/index.ts'
import { readQti } from '../qti/index.ts'
import { readQuestionCsv } from '../question-csv/index.ts'
import { type LeftQuestion, readQuestionBank } from '../question-file/index.ts'
import type { Fidelity, QuestionFormat, ReadResult } from '../question-import/fidelity.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { sourceText } from '../question-import/source-text.ts'
import { detectFormat } from './detect.ts'

/**
 * A file of questions in any format we know, found by its content, with what became of each question. Never throws.
 * @param format where the caller knows better than the content
 */
export function readQuestions(
  bytes: Uint8Array,
  limits: ImportLimits = importLimits,
  format = detectFormat(bytes),
): ReadResult {
  switch (format) {
    case 'gift':
      return readGift(bytes, limits)
    case 'moodle-xml':
      return readMoodleXml(bytes, limits)
    case 'aiken':
      return readAiken(bytes, limits)
    case 'csv':
      return readQuestionCsv(bytes, limits)
    case 'qti12':
    case 'qti21':
    case 'qti22':
    case 'qti3':
      return readQti(bytes, limits)
    case 'yaml':
      return readBank(bytes, limits)
    case null: {
      const reason = whatItIs(bytes)
      return refuse('questions.file-unreadable', { format: 'unknown', place: {}, reason })
    }
  }
}

/** A file of none of our formats, by what people often bring instead. */
function whatItIs(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return 'it is a compressed archive, such as a Moodle backup (.mbz); export the questions themselves as Moodle XML'
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return 'it is a PDF; export the questions from where they were written'
  return 'it looks like none of the formats we read: GIFT, Moodle XML, Aiken, CSV, QTI, question bank'
}

function readBank(bytes: Uint8Array, limits: ImportLimits): ReadResult {
  const format: QuestionFormat = 'yaml'
  const text = sourceText(bytes, format, limits)
  if (!text.ok) return text
  const bank = readQuestionBank(text.value)
  if (!bank.ok) {
    const [first] = bank.details.problems
    const more = bank.details.problems.length - 1
    const reason = `${first?.path === '' ? '' : `${first?.path}: `}${first?.reason ?? 'it cannot be read'}${more > 0 ? ` (and ${more} more problems)` : ''}`
    return refuse('questions.file-unreadable', { format, place: { line: first?.line ?? 1 }, reason })
  }
  const { questions, cases, media, key: name, provenance, domain } = bank.value.bank
  const head = { key: name, ...(provenance !== undefined && { provenance }), ...(domain !== undefined && { domain }) }
  const fidelity: Fidelity[] = questions.map(({ key, title, stem }) => ({
    outcome: 'exact',
    place: { item: key },
    title: title ?? stem.slice(0, 80).toWellFormed(),
    key,
    notes: [],
  }))
  for (const left of bank.value.left) fidelity.splice(left.position, 0, leftOut(left))
  return ok({ format, head, set: { questions, cases, media }, fidelity })
}

const leftOut = ({ title, problem: { line, path, reason } }: LeftQuestion): Fidelity => ({
  outcome: 'not-imported',
  place: { line },
  title: title.slice(0, 80).toWellFormed(),
  notes: [{ code: 'unreadable', words: `${path}: ${reason}` }],
})
