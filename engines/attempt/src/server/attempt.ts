import { type Instant, instant } from '@cadre/kernel'

/** Where an attempt stands. `closed`: nothing new counts, late uploads may; `finalised`: what counts is settled for good. */
export type Phase = 'not-started' | 'open' | 'closed' | 'finalised' | 'voided'
export const phases = ['not-started', 'open', 'closed', 'finalised', 'voided'] as const satisfies readonly Phase[]

/** What ended the writing. */
export type Cause = 'submitted' | 'timed-out' | 'closed-by-proctor'
export const causes = ['submitted', 'timed-out', 'closed-by-proctor'] as const satisfies readonly Cause[]

/** Fixed when the attempt is made; a later change of the assessment does not reach it. */
export type Terms = {
  /** From start to deadline, above 0; null when untimed. */
  readonly limitMs: number | null
  /** When the window ends for everybody; null when it never does. */
  readonly windowEndsAt: Instant | null
  /** How long after closing an answer made before it still counts; 0: never. */
  readonly graceMs: number
}

/**
 * All that a decision needs to know: one row, of the same size after ten saves and ten thousand.
 * Before the start: startedAt, deadlineAt, writer null, epoch and sequence 0. `closedAt` and `cause` come and go together.
 */
export type Attempt = {
  readonly phase: Phase
  readonly terms: Terms
  /** Granted by accommodations, before and during. */
  readonly extraMs: number
  readonly startedAt: Instant | null
  /** I4: fixed at the start, moved by accommodations only. null: no deadline. */
  readonly deadlineAt: Instant | null
  /** I3: the number of the device that may write. */
  readonly epoch: number
  /** That device's (tab's) own random name. */
  readonly writer: string | null
  /** The last server sequence given to a stored event. */
  readonly sequence: number
  readonly closedAt: Instant | null
  readonly cause: Cause | null
  readonly finalisedAt: Instant | null
  /** Times graded: 0 before finalisation, 1 after, more by regrades. */
  readonly gradings: number
}

export const newAttempt = (terms: Terms): Attempt => ({
  phase: 'not-started',
  terms,
  extraMs: 0,
  startedAt: null,
  deadlineAt: null,
  epoch: 0,
  writer: null,
  sequence: 0,
  closedAt: null,
  cause: null,
  finalisedAt: null,
  gradings: 0,
})

/**
 * The deadline: the earlier of start + limit and the window's end, then extra time on top, so that a closing window never eats it.
 * @returns null when neither is set.
 */
export function deadlineOf(terms: Terms, startedAt: Instant, extraMs: number): Instant | null {
  const ends = [
    ...(terms.limitMs === null ? [] : [startedAt + terms.limitMs]),
    ...(terms.windowEndsAt === null ? [] : [terms.windowEndsAt]),
  ]
  return ends.length === 0 ? null : instant(Math.min(...ends) + extraMs)
}
