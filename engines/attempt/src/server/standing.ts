import type { Instant } from '@cadre/kernel'
import type { Attempt, Cause, Phase } from './attempt.ts'
import { asOf, countsUntil } from './finalise.ts'

/** What a device is told about its attempt with every reply: enough to know whether it may write, and until when. */
export type Standing = {
  /** The server's clock when it was read. */
  readonly at: Instant
  readonly phase: Phase
  readonly epoch: number
  readonly writer: string | null
  readonly startedAt: Instant | null
  readonly deadlineAt: Instant | null
  readonly extraMs: number
  readonly closedAt: Instant | null
  readonly cause: Cause | null
  /** While closed: until when what was made before closing still counts. */
  readonly countsUntil: Instant | null
  /** The last server sequence: a device that knows the answers up to it needs no others. */
  readonly sequence: number
}

/** The standing at `now`, true even before a sweeper has written it down. */
export function standingOf(stored: Attempt, now: Instant): Standing {
  const attempt = asOf(stored, now)
  return {
    at: now,
    phase: attempt.phase,
    epoch: attempt.epoch,
    writer: attempt.writer,
    startedAt: attempt.startedAt,
    deadlineAt: attempt.deadlineAt,
    extraMs: attempt.extraMs,
    closedAt: attempt.closedAt,
    cause: attempt.cause,
    countsUntil: attempt.phase === 'closed' ? countsUntil(attempt) : null,
    sequence: attempt.sequence,
  }
}
