import type { Phase } from '@cadre/attempt'
import type { Instant } from '@cadre/kernel'
import type { Assessment } from './assessment.ts'

type Judged = Pick<Assessment, 'review' | 'state' | 'closesAt' | 'releasedAt'>

/**
 * Whether somebody whose attempt is finalised may see its review. `after-close` waits until nobody can start or write any
 * more, so that a review never helps a taker who is still at it.
 * @param liveAttempts attempts at this assessment that are not finalised.
 */
export function isReviewOpen(assessment: Judged, liveAttempts: number, now: Instant): boolean {
  const { review, state, closesAt, releasedAt } = assessment
  switch (review) {
    case 'never':
      return false
    case 'after-submit':
      return true
    case 'when-released':
      return releasedAt !== null
    case 'after-close':
      return (state === 'closed' || (closesAt !== null && closesAt <= now)) && liveAttempts === 0
  }
}

/** When it opens, as far as that is known. */
export const reviewOpensAt = ({ review, closesAt }: Judged): Instant | null =>
  review === 'after-close' ? closesAt : null

export type ReviewWait = 'end' | 'marking' | 'closing' | 'release' | 'never'

type InReview = {
  readonly phase: Phase
  readonly marked: boolean
  /** Whether its taker asks: who runs the assessment waits for the end of the attempt alone. */
  readonly own: boolean
  /** Attempts at the assessment that are not finalised. */
  readonly live: number
}

/** What the review of an attempt waits for; null: it is open to who asks. */
export function reviewWait(
  assessment: Judged,
  { phase, marked, own, live }: InReview,
  now: Instant,
): ReviewWait | null {
  if (phase === 'open') return 'end'
  if (own && !isReviewOpen(assessment, live, now)) return policyWait[assessment.review]
  return phase === 'finalised' && marked ? null : 'marking'
}

const policyWait: Readonly<Record<Judged['review'], ReviewWait>> = {
  never: 'never',
  'when-released': 'release',
  'after-close': 'closing',
  'after-submit': 'end',
}
