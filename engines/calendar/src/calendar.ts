import type { Instant, PlainDate, PlainTime, Refusal } from '@cadre/kernel'
import type { Advice } from './advice.ts'
import type { Conflict } from './conflict.ts'
import type { PlanInput, PlanTask, SessionKind } from './plan.ts'
import type { SessionState } from './session-state.ts'

/** A session as people agreed on it: local date and time in the calendar's zone, and the instants that follow. */
export type PlannedSession = {
  readonly key: string
  readonly title: string
  readonly kind: SessionKind
  readonly minutes: number
  /** The blueprint's week. */
  readonly week: number
  /** Its place in the teaching, from 0; inserted sessions take fractions between their neighbours. */
  readonly position: number
  readonly after: readonly string[]
  readonly trainer: string | null
  readonly date: PlainDate
  readonly time: PlainTime
  /** Half-open: [start, end). */
  readonly start: Instant
  readonly end: Instant
  readonly state: SessionState
  /** The session that took over its content, when merged. */
  readonly mergedInto: string | null
  /** The length that the weekly slot offers where it was placed; null: placed by hand. */
  readonly slotMinutes: number | null
}

export type PlannedTask = {
  readonly key: string
  readonly title: string
  readonly kind: PlanTask['kind']
  readonly minutes: number
  /** The session it hangs on now: never a cancelled or merged one while another is left. */
  readonly hangsOn: string
  readonly opens: Instant | null
  readonly due: Instant
}

export type Reminder = { readonly session: string; readonly minutesBefore: number; readonly at: Instant }

/** Up to three dates for a participant's exam, best first; empty when none fits. */
export type ExamSuggestion = { readonly participant: string; readonly dates: readonly ExamDate[] }
export type ExamDate = { readonly date: PlainDate; readonly start: Instant; readonly end: Instant }

/** Minutes that a trainer leads in one week; `weekOf` is its Monday. */
export type TrainerWeek = { readonly trainer: string; readonly weekOf: PlainDate; readonly minutes: number }

export type SkippedHoliday = { readonly session: string; readonly date: PlainDate; readonly name: string }

/**
 * A cohort's calendar. `sessions` and what is known about people (`input`) decide everything else, which is derived anew
 * at each change. Always sorted: by start, then position, then key.
 */
export type Calendar = {
  /** Rises by one with every change; who changes compares it with the one they saw. */
  readonly revision: number
  readonly input: PlanInput
  readonly sessions: readonly PlannedSession[]
  readonly skippedHolidays: readonly SkippedHoliday[]
  /** iCalendar SEQUENCE of every session ever invited to, removed ones included: it never falls, not even by undo. */
  readonly sequences: Readonly<Record<string, number>>
  readonly tasks: readonly PlannedTask[]
  readonly reminders: readonly Reminder[]
  readonly exams: readonly ExamSuggestion[]
  readonly load: readonly TrainerWeek[]
  readonly conflicts: readonly Conflict[]
  readonly advice: readonly Advice[]
}

export type PlanRefusal =
  | Refusal<'calendar.nothing-to-plan', { missing: string }>
  | Refusal<'calendar.duplicate-key', { key: string }>
  | Refusal<'calendar.unknown-session', { key: string; namedBy: string }>
  | Refusal<'calendar.prerequisite-later', { session: string; after: string }>
  | Refusal<'calendar.unknown-trainer', { session: string; trainer: string }>
  | Refusal<'calendar.out-of-range', { what: string; value: number; from: number; to: number }>
  | Refusal<'calendar.no-room', { session: string; searchedWeeks: number }>
