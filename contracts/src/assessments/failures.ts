import { z } from 'zod'
import { failure } from '../kit/failure.ts'
import { attemptStanding } from './taker.ts'

const none = z.object({})

export const attemptFenced = failure(
  'attempt.fenced',
  409,
  z.object({ standing: attemptStanding, known: z.array(z.string()) }),
  () =>
    'This attempt was opened in another tab or on another device, which writes to it now. What is kept here is not lost: take over here, or save it as a file.',
)

export const attemptOver = failure('attempt.over', 409, z.object({ standing: attemptStanding }), ({ standing }) =>
  standing.cause === 'timed-out'
    ? 'The time of this attempt has ended. Everything that was saved before is counted.'
    : 'This attempt has ended. Everything that was saved before is counted.',
)

export const attemptVoided = failure(
  'attempt.voided',
  409,
  z.object({ standing: attemptStanding }),
  () => 'This attempt was declared void. What you wrote is kept.',
)

export const unknownEpoch = failure(
  'attempt.unknown-epoch',
  409,
  z.object({ standing: attemptStanding }),
  () => 'This browser is ahead of the server. Keep the page open, save your answers as a file and tell your trainer.',
)

export const notOpenNow = failure(
  'assessments.not-open',
  422,
  z.object({ opensAt: z.string().nullable(), closesAt: z.string().nullable() }),
  () => 'This assessment cannot be started now.',
)

export const formUnavailable = failure(
  'assessments.form-unavailable',
  409,
  none,
  () =>
    'Your questions cannot be put together now: the bank has too few that you may be given. No attempt was used. Tell whoever runs this assessment.',
)

export const noAttemptLeft = failure(
  'assessments.no-attempt-left',
  422,
  z.object({ allowed: z.int() }),
  ({ allowed }) =>
    `You have used ${allowed === 1 ? 'your one attempt' : `all ${allowed} attempts`} at this assessment.`,
)

export const honourCodeFirst = failure(
  'assessments.honour-code',
  422,
  z.object({ version: z.int() }),
  () => 'Read and accept the honour code, as it stands now, before you start.',
)

/** What a review waits for: the end of its attempt, its marking, or what the assessment's policy names. */
export const reviewWaits = ['end', 'marking', 'closing', 'release', 'never'] as const
const reviewClosedWords: Readonly<Record<(typeof reviewWaits)[number], string>> = {
  end: 'This attempt is still open, so it has no review yet.',
  marking: 'This attempt has ended and is not marked yet. Look again in a few minutes.',
  closing: 'The review is not open yet. It opens when the assessment has closed for everybody and all answers are in.',
  release: 'The review opens when your trainer releases it.',
  never: 'This assessment has no review.',
}
export const reviewClosed = failure(
  'assessments.review-closed',
  403,
  z.object({ opensAt: z.string().nullable(), waitsFor: z.enum(reviewWaits) }),
  ({ waitsFor }) => reviewClosedWords[waitsFor],
)

/** One constraint that the bank cannot meet, and the nearest that it could. */
export const unmetConstraint = z.object({
  constraint: z.string(),
  wanted: z.string(),
  nearest: z.string(),
})
/** Questions to write so that the form can be drawn. */
export const questionsToWrite = z.object({
  domain: z.string(),
  type: z.string(),
  band: z.string().nullable(),
  count: z.int(),
})

export const formShortage = failure(
  'assessments.shortage',
  422,
  z.object({
    conflicts: z.array(z.array(unmetConstraint)),
    write: z.array(questionsToWrite),
    /** Questions held back because somebody of the group saw them lately, or they were used too often. */
    setAside: z.array(z.object({ why: z.string(), count: z.int() })),
    possibleFrom: z.string().nullable(),
  }),
  ({ write }) =>
    write.length === 0
      ? 'The question bank cannot fill this form: its rules exclude each other.'
      : `The question bank cannot fill this form. Write ${write.map(({ count, domain, type }) => `${count} ${type} in ${domain}`).join(', ')}.`,
)

export const examUnknown = failure(
  'assessments.exam-unknown',
  409,
  z.object({}),
  () =>
    'Nothing says yet which domains this exam has: record its exam guide in the catalogue, or publish a blueprint for it.',
)

export const assessmentStarted = failure(
  'assessments.started',
  409,
  z.object({ attempts: z.int() }),
  () =>
    'Somebody has started this assessment, so its form and rules stay as they are. Plan another one with other rules. Dates and review can still change.',
)

export const assessmentChanged = failure(
  'assessments.changed',
  409,
  z.object({}),
  () => 'Somebody has changed this assessment meanwhile. Look at it again before you change it.',
)

export const honourCodeChanged = failure(
  'assessments.honour-code-changed',
  409,
  z.object({ version: z.int() }),
  ({ version }) => `Somebody published version ${version} of the honour code meanwhile. Nothing was published over it.`,
)

export const wrongState = failure(
  'assessments.wrong-state',
  409,
  z.object({ state: z.string() }),
  ({ state }) => `This cannot be done while the assessment is ${state}.`,
)

export const timeRefused = failure(
  'assessments.time-refused',
  422,
  none,
  () => 'Extra time can be given before an attempt and while it is open, not after it has ended.',
)

export const answersFileRefused = failure(
  'assessments.answers-file',
  422,
  z.object({ reason: z.string() }),
  ({ reason }) => `This is not an answers file of this attempt: ${reason}.`,
)

export const regradeStale = failure(
  'assessments.regrade-stale',
  409,
  none,
  () => 'Results have changed since this preview was made. Look at the preview again.',
)
