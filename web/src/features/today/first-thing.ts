import type { readReviewDay, readToday, ReplyOf } from '@cadre/contracts'
import { byUrgency, type Mine, nextOf } from '../../api/attempt/next-of.ts'

export type Next = NonNullable<ReplyOf<typeof readToday>['next']>
export type ReviewDay = ReplyOf<typeof readReviewDay>

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What I have begun, and what I can start and never did; what is under way first, then what closes first. */
export const toTake = (items: readonly Mine[]): Mine[] =>
  items
    .filter((mine) => {
      const { kind } = nextOf(mine)
      return kind === 'continue' || (kind === 'start' && mine.attempts.length === 0)
    })
    .toSorted(byUrgency)

type Waiting = { readonly next: Next | null; readonly day: ReviewDay | null; readonly assessment: Mine | null }

/**
 * The one thing to do next. An attempt whose time runs comes before everything. Reviews take minutes and lose worth with every day: they
 * come before work and sessions, but not before a seat to accept, a session to prepare, one that begins within the hour, or an
 * assessment that closes within a day.
 */
export function firstThing({ next, day, assessment }: Waiting, now: number): 'assessment' | 'reviews' | 'next' | null {
  if (assessment && isRunning(assessment)) return 'assessment'
  if (next && isPressing(next, now)) return 'next'
  if (assessment && closesSoon(assessment, now)) return 'assessment'
  if (day !== null && day.reviews.length > 0) return 'reviews'
  if (next) return 'next'
  return assessment && 'assessment'
}

function isRunning(mine: Mine): boolean {
  const next = nextOf(mine)
  return next.kind === 'continue' && next.attempt.minutesLeft !== null
}

function isPressing({ kind, due }: Next, now: number): boolean {
  if (kind === 'accept' || kind === 'prepare') return true
  return kind === 'join' && due !== null && Date.parse(due) - now <= hourMs
}

const closesSoon = ({ closesAt }: Mine, now: number): boolean =>
  closesAt !== null && Date.parse(closesAt) - now <= dayMs
