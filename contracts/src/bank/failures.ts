import { z } from 'zod'
import { failure } from '../kit/failure.ts'

const none = z.object({})

export const questionStates = ['draft', 'in-review', 'live', 'revising', 'revision-in-review', 'retired'] as const
export const questionEvents = [
  'edit',
  'submit',
  'withdraw',
  'accept',
  'send-back',
  'discard',
  'retire',
  'reopen',
] as const

const stateWords: Readonly<Record<(typeof questionStates)[number], string>> = {
  draft: 'is a draft',
  'in-review': 'waits for its review',
  live: 'is live',
  revising: 'is live, with a revision being written',
  'revision-in-review': 'is live, with a revision that waits for its review',
  retired: 'is retired',
}
const eventWords: Readonly<Record<(typeof questionEvents)[number], string>> = {
  edit: 'edited; withdraw it from review, or reopen it, first',
  submit: 'sent to review',
  withdraw: 'withdrawn: nothing of it waits for a review',
  accept: 'accepted: nothing of it waits for a review',
  'send-back': 'sent back: nothing of it waits for a review',
  discard: 'put back to its live version: no revision is being written',
  retire: 'retired again',
  reopen: 'reopened; only a retired one can',
}

export const questionWrongState = failure(
  'bank.wrong-state',
  409,
  z.object({ state: z.enum(questionStates), event: z.enum(questionEvents) }),
  ({ state, event }) => `This question ${stateWords[state]}, so it cannot be ${eventWords[event]}.`,
)
export const questionChanged = failure(
  'bank.changed-meanwhile',
  409,
  z.object({ revision: z.int(), by: z.string() }),
  ({ by }) => `${by} changed this question meanwhile. Look at the newer text before saving yours.`,
)
export const questionIncomplete = failure(
  'bank.incomplete',
  422,
  z.object({ problems: z.array(z.object({ path: z.string(), words: z.string() })) }),
  ({ problems }) => `The question is not complete: ${problems.map(({ words }) => words).join('; ')}.`,
)
export const attestationOutdated = failure(
  'bank.attestation-outdated',
  409,
  z.object({ current: z.int() }),
  () => 'The declaration was worded anew. Read it again before you accept it.',
)
export const reviewedByItsAuthor = failure(
  'bank.reviewed-by-its-author',
  403,
  none,
  () => 'Whoever wrote or submitted a question cannot review it. Ask somebody else.',
)
export const reviewOutdated = failure(
  'bank.review-outdated',
  409,
  none,
  () => 'This version was decided on or withdrawn meanwhile. Look at the question again.',
)
export const reviewNeedsWords = failure(
  'bank.review-needs-words',
  422,
  none,
  () => 'Say what has to change before you send it back.',
)
export const certificationMissing = failure(
  'bank.certification-unknown',
  422,
  none,
  () => 'That certification is not in the catalogue.',
)
export const partUnknown = failure(
  'bank.part-unknown',
  422,
  z.object({ kind: z.enum(['case', 'enemy', 'option', 'image']), id: z.string() }),
  ({ kind, id }) => `There is no ${kind} "${id}" for this question.`,
)
export const selectionChanged = failure(
  'bank.selection-changed',
  409,
  z.object({ expected: z.int(), found: z.int() }),
  ({ expected, found }) => `${expected} questions were chosen and now there are ${found}. Look at the preview again.`,
)
export const selectionTooLarge = failure(
  'bank.selection-too-large',
  422,
  z.object({ most: z.int() }),
  ({ most }) => `At most ${most} questions can be changed at once. Narrow the filter.`,
)
export const bulkEnded = failure(
  'bank.bulk-ended',
  409,
  none,
  () => 'It had ended before it could be stopped. What it did stands beside it.',
)
export const mediaRefused = failure(
  'bank.media-refused',
  422,
  z.object({ reason: z.enum(['not-an-image', 'too-large', 'unsafe-svg', 'not-base64']) }),
  ({ reason }) =>
    ({
      'not-an-image': 'Only PNG, JPEG, GIF, WebP and SVG images can be added, and this is none.',
      'too-large': 'An image may have at most 2 MB.',
      'unsafe-svg': 'This SVG cannot be read safely. Export it again as plain SVG, or as PNG.',
      'not-base64': 'The image did not arrive whole. Choose it again.',
    })[reason],
)
export const importRefused = failure(
  'bank.import-refused',
  409,
  z.object({ stage: z.string() }),
  ({ stage }) => `This import is ${stage}, so that cannot be done with it now.`,
)
export const bankFileUnreadable = failure(
  'bank.file-unreadable',
  422,
  z.object({ reason: z.string() }),
  ({ reason }) => `The file cannot be read: ${reason}.`,
)
export const exportTooLarge = failure(
  'bank.export-too-large',
  422,
  z.object({ reason: z.string() }),
  ({ reason }) => `These questions cannot be written as one file: ${reason}. Narrow the filter.`,
)
