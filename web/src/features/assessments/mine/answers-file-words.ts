import { type AnswersFile, type AnswersFileRefusal, isCounted, type Receipt } from '@cadre/attempt'
import { notFound } from '@cadre/contracts'
import type { Failure } from '../../../lib/failure.ts'
import { countText } from '../../../lib/format/number.ts'

const refused = (code: string, title: string, detail: string): Failure => ({
  code,
  title,
  detail,
  fields: {},
  passing: false,
})

const again =
  'Nothing was handed in. Save the file once more on the device that wrote it, with "Save answers as a file".'

/** Why a file is not handed in at all. */
export function fileRefusal({ code }: AnswersFileRefusal): Failure {
  switch (code) {
    case 'attempt.file-damaged':
    case 'attempt.file-bad-event':
      return refused(code, 'This answers file was changed or cut off since it was written.', again)
    case 'attempt.file-newer':
      return refused(
        code,
        'This answers file was written by a newer version of Cadre.',
        'Reload this page and choose it again.',
      )
    case 'attempt.file-unreadable':
    case 'attempt.file-foreign':
      return refused(
        code,
        'This is not an answers file.',
        'Nothing was handed in. Its name begins with "answers" and ends with ".json".',
      )
  }
}

/** An attempt that the server does not show is somebody else's: it says no more about it than that. */
export const uploadFailure = (failure: Failure): Failure =>
  failure.code === notFound.code
    ? refused(
        failure.code,
        'The answers in this file are not yours here.',
        'Nothing was handed in. They belong to another person or another organisation: sign in as whoever wrote them, where they wrote them.',
      )
    : failure

type Kept = Pick<Receipt, 'id' | 'outcome'>

/** What became of the answers in a file, in a few sentences. */
export function broughtWords({ events }: AnswersFile, receipts: readonly Kept[]): string {
  const outcomes = new Map(receipts.map(({ id, outcome }) => [id, outcome]))
  const answered = Map.groupBy(
    events.flatMap(({ id, content }) => (content.kind === 'answer' ? [{ id, question: content.question }] : [])),
    ({ question }) => question,
  )
  const became = [...answered.values()].map((steps) => ofQuestion(steps.map(({ id }) => outcomes.get(id))))
  const questions = (what: Became): number => became.filter((each) => each === what).length
  if (answered.size === 0) return 'There were no answers in it; everything else in it is kept.'
  const [counting, fenced, late] = [questions('counts'), questions('fenced'), questions('late')]
  return [
    counting === 0 ? '' : `Answers to ${countText(counting, 'question')} are kept and count.`,
    fenced === 0
      ? ''
      : `${countText(fenced, 'answer')} came from a device after another had gone on with the attempt: kept, but not counted.`,
    late === 0 ? '' : `${countText(late, 'answer')} came after the end: kept, but not counted.`,
  ]
    .filter((words) => words !== '')
    .join(' ')
}

type Became = 'counts' | 'fenced' | 'late'

const ofQuestion = (outcomes: readonly (Kept['outcome'] | undefined)[]): Became =>
  outcomes.some((outcome) => outcome === 'known' || (outcome !== undefined && isCounted(outcome)))
    ? 'counts'
    : outcomes.includes('fenced')
      ? 'fenced'
      : 'late'
