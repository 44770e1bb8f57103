import type { readReviewDay, readToday, ReplyOf } from '@cadre/contracts'

export type Next = NonNullable<ReplyOf<typeof readToday>['next']>
export type ReviewDay = ReplyOf<typeof readReviewDay>

const hourMs = 3_600_000

/**
 * The one thing to do next. Reviews take minutes and lose worth with every day: they come before work and sessions, but not before
 * a seat to accept, a session to prepare, or one that begins within the hour.
 */
export function firstThing(next: Next | null, day: ReviewDay | null, now: number): 'reviews' | 'next' | null {
  const reviews = day !== null && day.reviews.length > 0
  if (next === null) return reviews ? 'reviews' : null
  if (!reviews || next.kind === 'accept' || next.kind === 'prepare') return 'next'
  const soon = next.kind === 'join' && next.due !== null && Date.parse(next.due) - now <= hourMs
  return soon ? 'next' : 'reviews'
}
