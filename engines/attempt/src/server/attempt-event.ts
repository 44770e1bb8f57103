import { assert, type Instant, unreachable } from '@cadre/kernel'
import type { ClientEvent } from '../client-event.ts'
import { type Attempt, type Cause, deadlineOf } from './attempt.ts'

/**
 * What a stored event is worth.
 * `counted`: stored while the attempt was open. `late-counted`: made before closing, arrived within the grace.
 * `late`: arrived or was made too late. `fenced`: of a device that had lost the pen, from an answers file. `void`: of a voided attempt.
 */
export type Worth = 'counted' | 'late-counted' | 'late' | 'fenced' | 'void'
export const worths = ['counted', 'late-counted', 'late', 'fenced', 'void'] as const satisfies readonly Worth[]

export const isCounted = (worth: Worth): boolean => worth === 'counted' || worth === 'late-counted'

/** A client event as the log keeps it: append-only, unique by id, `sequence` rising by one within the attempt. */
export type StoredEvent = {
  readonly sequence: number
  readonly event: ClientEvent
  readonly receivedAt: Instant
  readonly worth: Worth
}

/** What is declared on the first screen, kept with the attempt. */
export type Declaration = {
  readonly closedBook: boolean
  /** Version of the honour code's text that was accepted; null when none is asked for. */
  readonly honourCode: string | null
}

/** What happened to an attempt, on the server. Saved and applied in one transaction. */
export type AttemptEvent =
  | {
      readonly kind: 'started'
      readonly at: Instant
      readonly writer: string
      readonly deadlineAt: Instant | null
      readonly declared: Declaration
    }
  | { readonly kind: 'pen-taken'; readonly at: Instant; readonly epoch: number; readonly writer: string }
  | {
      readonly kind: 'accommodated'
      readonly at: Instant
      /** In all, after this one. */
      readonly extraMs: number
      readonly deadlineAt: Instant | null
      readonly reason: string
    }
  | { readonly kind: 'stored'; readonly at: Instant; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'closed'; readonly at: Instant; readonly cause: Cause }
  /** `delivered`: the device said that this was everything, so nobody waited for the grace. */
  | { readonly kind: 'finalised'; readonly at: Instant; readonly delivered: boolean }
  | { readonly kind: 'regraded'; readonly at: Instant; readonly grading: number; readonly reason: string }
  | { readonly kind: 'voided'; readonly at: Instant; readonly reason: string }

/** The attempt after an event. It takes what was decided for granted; `decide` is where it is decided. */
export function apply(attempt: Attempt, event: AttemptEvent): Attempt {
  switch (event.kind) {
    case 'started':
      return {
        ...attempt,
        phase: 'open',
        startedAt: event.at,
        deadlineAt: event.deadlineAt,
        epoch: 1,
        writer: event.writer,
      }
    case 'pen-taken':
      return { ...attempt, epoch: event.epoch, writer: event.writer }
    case 'accommodated':
      return accommodated(attempt, event)
    case 'stored':
      return { ...attempt, sequence: event.events.at(-1)?.sequence ?? attempt.sequence }
    case 'closed':
      return { ...attempt, phase: 'closed', closedAt: event.at, cause: event.cause }
    case 'finalised':
      assert(attempt.phase === 'closed', 'only a closed attempt is finalised')
      return { ...attempt, phase: 'finalised', finalisedAt: event.at, gradings: 1 }
    case 'regraded':
      return { ...attempt, gradings: event.grading }
    case 'voided':
      return { ...attempt, phase: 'voided' }
    default:
      return unreachable(event)
  }
}

export const applyAll = (attempt: Attempt, events: readonly AttemptEvent[]): Attempt => events.reduce(apply, attempt)

/** Extra time granted just after the deadline opens what only the time had closed. */
function accommodated(attempt: Attempt, event: Extract<AttemptEvent, { kind: 'accommodated' }>): Attempt {
  const moved = { ...attempt, extraMs: event.extraMs, deadlineAt: event.deadlineAt }
  return attempt.phase === 'closed' ? { ...moved, phase: 'open', closedAt: null, cause: null } : moved
}

/** The deadline that the terms and the extra time give; before the start there is none. */
export const deadlineNow = (attempt: Attempt, extraMs: number): Instant | null =>
  attempt.startedAt === null ? null : deadlineOf(attempt.terms, attempt.startedAt, extraMs)
