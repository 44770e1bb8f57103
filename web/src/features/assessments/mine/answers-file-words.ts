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

/** What became of the answers in a file, in one sentence or two. */
export function broughtWords({ events }: AnswersFile, receipts: readonly Kept[]): string {
  const answered = new Map<string, boolean>()
  const outcomes = new Map(receipts.map(({ id, outcome }) => [id, outcome]))
  for (const { id, content } of events) {
    if (content.kind !== 'answer') continue
    const outcome = outcomes.get(id)
    const counts = outcome === 'known' || (outcome !== undefined && isCounted(outcome))
    answered.set(content.question, (answered.get(content.question) ?? false) || counts)
  }
  const counting = [...answered.values()].filter(Boolean).length
  const late = answered.size - counting
  if (answered.size === 0) return 'There were no answers in it; everything else in it is kept.'
  const counted = counting === 0 ? '' : `Answers to ${countText(counting, 'question')} are kept and count.`
  if (late === 0) return counted
  return `${counted} ${countText(late, 'answer')} came after the end: kept, but not counted.`.trim()
}
