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
