import { strToU8 } from 'fflate'
import { aikenCarries, writeAiken } from '../aiken/index.ts'
import { giftCarries, writeGift } from '../gift/index.ts'
import { moodleXmlCarries, writeMoodleXml } from '../moodle-xml/index.ts'
import { qtiCarries, writeQti } from '../qti/index.ts'
import { qti12Carries, writeQti12 } from '../qti12/write.ts'
import { csvCarries, writeQuestionCsv } from '../question-csv/index.ts'
import { type QuestionBank, writeQuestionBank } from '../question-file/index.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Fidelity, QuestionFormat } from '../question-import/fidelity.ts'
import type { QuestionSet } from '../question/index.ts'

export type WrittenFile = {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly extension: string
  readonly fidelity: readonly Fidelity[]
}

const everything = (set: QuestionSet): Projection =>
  projected(set, { carry: (question) => question, media: true, whole: true })

/** What a format carries of a set: writing and reading it gives just this, and `fidelity` says what is lost on the way. */
export function carries(format: QuestionFormat, set: QuestionSet): Projection {
  switch (format) {
    case 'gift':
      return giftCarries(set)
    case 'moodle-xml':
      return moodleXmlCarries(set)
    case 'aiken':
      return aikenCarries(set)
    case 'csv':
      return csvCarries(set)
    case 'qti12':
      return qti12Carries(set)
    case 'qti21':
    case 'qti22':
    case 'qti3':
      return qtiCarries(set)
    case 'yaml':
      return everything(set)
  }
}

/** A set in a format. @param head what a bank file says of itself; other formats have no place for it. */
export function writeQuestions(
  set: QuestionSet,
  format: QuestionFormat,
  head: Pick<QuestionBank, 'key'> = { key: 'questions' },
): WrittenFile {
  const text = (
    written: { text: string; fidelity: readonly Fidelity[] },
    mediaType: string,
    extension: string,
  ): WrittenFile => ({
    bytes: strToU8(written.text),
    fidelity: written.fidelity,
    mediaType,
    extension,
  })
  switch (format) {
    case 'gift':
      return text(writeGift(set), 'text/plain', 'gift')
    case 'moodle-xml':
      return text(writeMoodleXml(set), 'application/xml', 'xml')
    case 'aiken':
      return text(writeAiken(set), 'text/plain', 'txt')
    case 'csv':
      return text(writeQuestionCsv(set), 'text/csv', 'csv')
    case 'qti12':
      return { ...writeQti12(set), mediaType: 'application/zip', extension: 'zip' }
    case 'qti21':
    case 'qti22':
    case 'qti3':
      return { ...writeQti(set, format), mediaType: 'application/zip', extension: 'zip' }
    case 'yaml':
      return text(
        { text: writeQuestionBank({ ...head, ...set }), fidelity: everything(set).fidelity },
        'application/yaml',
        'yaml',
      )
  }
}
