import type { PlainDate, PlainTime, Refusal } from '@cadre/kernel'
import type { PlannedSession } from './calendar.ts'
import type { PlanSession } from './plan.ts'
import type { SessionEvent, SessionState } from './session-state.ts'

export type Move = { readonly session: string; readonly date: PlainDate; readonly time: PlainTime }

/** One change to a living calendar. */
export type Edit =
  /** Wall times in the calendar's zone. */
  | { readonly kind: 'move'; readonly moves: readonly Move[] }
  | { readonly kind: 'cancel'; readonly session: string }
  /** `into` carries both contents from now on and lasts `minutes`. */
  | { readonly kind: 'merge'; readonly session: string; readonly into: string; readonly minutes: number }
  | { readonly kind: 'insert'; readonly session: InsertedSession }
  | { readonly kind: 'swap-trainer'; readonly sessions: readonly string[]; readonly trainer: string }
  /** The session and all planned ones after it, by whole weeks (negative: earlier), wall times kept. */
  | { readonly kind: 'shift'; readonly from: string; readonly weeks: number }
  /** A cancelled or merged session is planned again, where it was. */
  | { readonly kind: 'reinstate'; readonly session: string }
  | { readonly kind: 'hold'; readonly session: string }
  | Restore

/** Made by `applyEdit` as the inverse of a change; keep it beside the change, don't take it from outside. */
export type Restore = {
  readonly kind: 'restore'
  /** The only revision it undoes. */
  readonly onRevision: number
  readonly sessions: readonly PlannedSession[]
  readonly remove: readonly string[]
}

/** A session added by hand: its key is new to the calendar, removed ones included. */
export type InsertedSession = Omit<PlanSession, 'week'> & { readonly date: PlainDate; readonly time: PlainTime }

export type EditRefusal =
  | Refusal<'calendar.unknown-session', { key: string; namedBy: string }>
  | Refusal<'calendar.unknown-trainer', { session: string; trainer: string }>
  | Refusal<'calendar.duplicate-key', { key: string }>
  | Refusal<'calendar.out-of-range', { what: string; value: number; from: number; to: number }>
  | Refusal<'calendar.wrong-state', { session: string; state: SessionState; event: SessionEvent }>
  | Refusal<'calendar.merged-into-itself', { session: string }>
  | Refusal<'calendar.nothing-to-shift', { from: string }>
  | Refusal<'calendar.stale-undo', { revision: number; onRevision: number }>
