import type { Instant, PlainDate, PlainTime } from '@cadre/kernel'
import type { Advice } from './advice.ts'
import type { ExamDate } from './calendar.ts'
import type { Conflict } from './conflict.ts'
import type { PlanTask } from './plan.ts'
import type { SessionState } from './session-state.ts'

export type WhenHeld = {
  readonly date: PlainDate
  readonly time: PlainTime
  readonly start: Instant
  readonly end: Instant
}

/** One thing that a change brings about, with what was and what will be. */
export type Consequence =
  | { readonly kind: 'session-moved'; readonly session: string; readonly from: WhenHeld; readonly to: WhenHeld }
  | {
      readonly kind: 'session-state'
      readonly session: string
      readonly from: SessionState
      readonly to: SessionState
      readonly into: string | null
    }
  | { readonly kind: 'session-added' | 'session-removed'; readonly session: string; readonly at: WhenHeld }
  | {
      readonly kind: 'trainer-changed'
      readonly session: string
      readonly from: string | null
      readonly to: string | null
    }
  | {
      readonly kind: 'task-due'
      readonly task: string
      readonly taskKind: PlanTask['kind']
      readonly from: Instant
      readonly to: Instant
    }
  | {
      readonly kind: 'task-hangs-on'
      readonly task: string
      readonly taskKind: PlanTask['kind']
      readonly from: string
      readonly to: string
    }
  | {
      readonly kind: 'reminder'
      readonly session: string
      readonly minutesBefore: number
      readonly from: Instant | null
      readonly to: Instant | null
    }
  /** Minutes led in the week that begins on `weekOf`. */
  | {
      readonly kind: 'trainer-load'
      readonly trainer: string
      readonly weekOf: PlainDate
      readonly from: number
      readonly to: number
    }
  /** To be sent to these people, with this SEQUENCE. */
  | {
      readonly kind: 'invitation'
      readonly session: string
      readonly method: 'request' | 'cancel'
      readonly sequence: number
      readonly people: readonly string[]
    }
  | {
      readonly kind: 'exam-dates'
      readonly participant: string
      readonly from: readonly ExamDate[]
      readonly to: readonly ExamDate[]
    }
  /** Booked exams that the change breaks or repairs are conflicts of kind `booked-exam`. */
  | { readonly kind: 'conflict-new' | 'conflict-gone'; readonly conflict: Conflict }
  | { readonly kind: 'advice-new' | 'advice-gone'; readonly advice: Advice }

export type ConsequenceKind = Consequence['kind']
