import { pollCommands, pollPhases } from '@cadre/session'
import { z } from 'zod'
import { failure } from '../kit/failure.ts'

const none = z.object({})

export const notYetOpen = failure('session.not-open', 409, none, () => 'The session is not open yet. Open it first.')
export const notStarted = failure('session.not-started', 409, none, () => 'The session has not begun yet.')
export const sessionOver = failure('session.over', 409, none, () => 'The session has ended; its record stays as it is.')
export const noSuchBlock = failure(
  'session.no-such-block',
  409,
  none,
  () => 'There is no further block in this direction.',
)
/** What every change of a running session can be refused with. */
export const runRefusals = [notYetOpen, notStarted, sessionOver, noSuchBlock] as const

export const notTheTrainer = failure(
  'delivery.not-the-trainer',
  403,
  none,
  () => 'Only the trainers of this cohort, or somebody who plans cohorts, can run its sessions.',
)
export const movedOn = failure(
  'delivery.moved-on',
  409,
  z.object({ revision: z.int() }),
  () => 'The session has moved on since you looked, on another screen. Look again.',
)
export const doesNotTakePlace = failure(
  'delivery.does-not-take-place',
  409,
  none,
  () => 'This session was cancelled or merged into another, so it cannot be run.',
)
export const pollRefused = failure(
  'delivery.poll-refused',
  409,
  z.object({ phase: z.enum(pollPhases), command: z.enum(pollCommands) }),
  ({ phase, command }) =>
    phase === 'revealed'
      ? 'The answer was already shown; nobody can answer any more.'
      : `A question that is ${phase} cannot be told to ${command}.`,
)
export const pollNotOpen = failure(
  'delivery.poll-not-open',
  409,
  none,
  () => 'This question does not take answers now.',
)
export const answerDoesNotFit = failure(
  'delivery.answer-does-not-fit',
  422,
  none,
  () => 'This answer is of another kind than the question asks for.',
)
export const questionNotLive = failure(
  'delivery.question-not-live',
  422,
  none,
  () => 'Only live questions of the cohort’s certification can be asked, and each once a session.',
)
export const notOfThisCohort = failure(
  'delivery.not-of-this-cohort',
  422,
  z.object({ personIds: z.array(z.string()) }),
  () => 'Somebody named here holds no seat in this cohort.',
)
export const tooLateForNotice = failure(
  'delivery.too-late-for-notice',
  409,
  none,
  () => 'The session has begun. Notice has to be given before it; tell your trainer.',
)
export const excusedWithoutNotice = failure(
  'delivery.excused-without-notice',
  422,
  z.object({ personIds: z.array(z.string()) }),
  () =>
    'Excused is who gave notice before the session. Where it was given to you and not here, write down how and when.',
)
