import { type Instant, instant, present } from '@cadre/kernel'
import type { Attempt, Cause } from './attempt.ts'
import { type AttemptEvent, apply, applyAll } from './attempt-event.ts'

/** How an attempt ends: why, when, and whether the device has said that everything arrived. */
export type Ending = { readonly cause: Cause; readonly closedAt: Instant; readonly delivered: boolean }

/**
 * I5: the one way an attempt ends, for submit, time-out, sweeper and proctor alike. Closes what is open; finalises what is closed when
 * nothing more can count: the device delivered its last word, or the grace is over. Said again it adds nothing.
 */
export function finalise(attempt: Attempt, ending: Ending, now: Instant): AttemptEvent[] {
  const closing: AttemptEvent[] =
    attempt.phase === 'open' ? [{ kind: 'closed', at: ending.closedAt, cause: ending.cause }] : []
  const closed = closing.reduce(apply, attempt)
  const due = closed.phase === 'closed' && (ending.delivered || now >= countsUntil(closed))
  return due ? [...closing, { kind: 'finalised', at: now, delivered: ending.delivered }] : closing
}

/** What has become due by the mere passing of time: closing at the deadline, finalisation at the end of the grace. */
export function dueEvents(attempt: Attempt, now: Instant): AttemptEvent[] {
  if (attempt.phase === 'closed') {
    const cause = present(attempt.cause, 'a closed attempt has a cause')
    return finalise(attempt, { cause, closedAt: closingOf(attempt), delivered: false }, now)
  }
  if (attempt.phase !== 'open' || attempt.deadlineAt === null || now < attempt.deadlineAt) return []
  return finalise(attempt, { cause: 'timed-out', closedAt: attempt.deadlineAt, delivered: false }, now)
}

/** The attempt as it is at `now`, whether or not a sweeper has been here: behaviour never hangs on when a job runs. */
export const asOf = (attempt: Attempt, now: Instant): Attempt => applyAll(attempt, dueEvents(attempt, now))

/** When the sweeper should look next; null when time alone changes nothing. */
export function nextDueAt(attempt: Attempt): Instant | null {
  if (attempt.phase === 'open') return attempt.deadlineAt
  return attempt.phase === 'closed' ? countsUntil(attempt) : null
}

/** Until when an answer made before closing still counts. @param attempt closed. */
export const countsUntil = (attempt: Attempt): Instant => instant(closingOf(attempt) + attempt.terms.graceMs)

const closingOf = (attempt: Attempt): Instant => present(attempt.closedAt, 'a closed attempt knows when it closed')
