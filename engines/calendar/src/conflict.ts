import type { Instant, PlainDate, PlainTime } from '@cadre/kernel'

export type Role = 'trainer' | 'participant'

/** One thing that is wrong with a calendar: who, what, when. Words for people are made at the edge. */
export type Conflict =
  /** `avoided`: the slot was left out and the session took the next one. Otherwise the session stands on the holiday. */
  | {
      readonly kind: 'holiday'
      readonly session: string
      readonly date: PlainDate
      readonly name: string
      readonly avoided: boolean
    }
  | ({
      readonly kind: 'trainer-busy' | 'participant-busy'
      readonly session: string
      readonly person: string
    } & Overlap)
  | {
      readonly kind: 'outside-availability'
      readonly session: string
      readonly person: string
      readonly role: Role
      readonly localTime: PlainTime
    }
  | {
      readonly kind: 'away'
      readonly session: string
      readonly person: string
      readonly role: Role
      readonly reason: string
    }
  /** Two sessions of this cohort at once. */
  | { readonly kind: 'sessions-overlap'; readonly session: string; readonly other: string }
  /** A wall time that does not exist (gap) or exists twice (overlap) that day; `held` is what clocks will show. */
  | {
      readonly kind: 'dst-shifted'
      readonly session: string
      readonly agreed: PlainTime
      readonly held: PlainTime
      readonly why: 'gap' | 'overlap'
    }
  | { readonly kind: 'too-short-slot'; readonly session: string; readonly needs: number; readonly slot: number }
  /** The session comes before one that it builds on. */
  | { readonly kind: 'out-of-order'; readonly session: string; readonly builtOn: string }
  /** The session builds on one that is cancelled. */
  | { readonly kind: 'builds-on-cancelled'; readonly session: string; readonly builtOn: string }
  | { readonly kind: 'no-trainer'; readonly session: string }
  | {
      readonly kind: 'over-capacity'
      readonly person: string
      readonly weekOf: PlainDate
      readonly minutes: number
      readonly capacity: number
    }
  /** Due at or before it opens, and no later session to hang it on. */
  | { readonly kind: 'no-time-for-task'; readonly task: string }
  /** Every session that the task could hang on is cancelled. */
  | { readonly kind: 'orphaned-task'; readonly task: string }
  | { readonly kind: 'past-retire'; readonly session: string; readonly date: PlainDate; readonly retires: PlainDate }
  | { readonly kind: 'no-exam-date'; readonly person: string; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'booked-exam'; readonly person: string; readonly start: Instant; readonly why: ExamProblem }

type Overlap = { readonly from: Instant; readonly to: Instant; readonly booking: string }

export type ConflictKind = Conflict['kind']
export type ExamProblem = 'before-last-session' | 'outside-window' | 'past-retire' | 'during-session'

/**
 * How bad one conflict is when calendars are compared; 0 is worth saying but not worth avoiding. An order of ours, not a
 * measurement: what stops a session outweighs what costs one person, which outweighs what is only inconvenient.
 */
const weights: Record<ConflictKind, number> = {
  'past-retire': 50,
  'sessions-overlap': 20,
  'trainer-busy': 10,
  'no-trainer': 10,
  'no-exam-date': 10,
  'booked-exam': 10,
  away: 6,
  'out-of-order': 5,
  'builds-on-cancelled': 5,
  'outside-availability': 4,
  'participant-busy': 4,
  holiday: 3,
  'too-short-slot': 3,
  'orphaned-task': 3,
  'no-time-for-task': 2,
  'over-capacity': 2,
  'dst-shifted': 1,
}

/** What a conflict counts when calendars are compared; trainers count double, as a session needs them. */
export function weightOf(conflict: Conflict): number {
  if (conflict.kind === 'holiday' && conflict.avoided) return 0
  const isTrainers =
    (conflict.kind === 'away' || conflict.kind === 'outside-availability') && conflict.role === 'trainer'
  return weights[conflict.kind] * (isTrainers ? 2 : 1)
}

/** Two conflicts are the same one exactly when their keys are equal. */
export const conflictKey = (conflict: Conflict): string => JSON.stringify(conflict)
