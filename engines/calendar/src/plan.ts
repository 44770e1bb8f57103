import type { Instant, PlainDate, PlainTime, Zone } from '@cadre/kernel'

/** A practice exam keeps its real length (180 minutes, say) whatever the weekly slot offers. */
export type SessionKind = 'session' | 'practice-exam'

export type PlanSession = {
  /** Stable for the life of the cohort; invitations and undo refer to it. */
  readonly key: string
  readonly title: string
  readonly kind: SessionKind
  readonly minutes: number
  /** The blueprint's week, from 1: no session is placed before its week begins. */
  readonly week: number
  /** Keys of earlier sessions this one builds on. */
  readonly after: readonly string[]
  /** Who leads it; null: the plan's first trainer. */
  readonly trainer: string | null
}

/** A point in time that hangs on a session and moves with it. */
export type Anchor = {
  readonly session: string
  readonly edge: 'start' | 'end'
  /** Local days later (earlier, when negative); the wall time is kept over a change of offset. */
  readonly days: number
  /** A wall time of its own on that day; null: the time of the edge. */
  readonly at: PlainTime | null
}

/** Work between sessions. */
export type PlanTask = {
  readonly key: string
  readonly title: string
  readonly kind: 'assignment' | 'checkpoint' | 'self-paced'
  readonly minutes: number
  readonly opens: Anchor | null
  readonly due: Anchor
}

/** A time that a cohort keeps free every week. Weekday 1 (Monday) to 7 (Sunday). */
export type WeeklySlot = { readonly weekday: number; readonly at: PlainTime; readonly minutes: number }

/** Half-open. `to` at or before `from` ends on the next day, so 22:00 to 00:00 is two hours. */
export type WeeklyWindow = { readonly weekday: number; readonly from: PlainTime; readonly to: PlainTime }

/** Whole local days of the person, both included. */
export type Away = { readonly from: PlainDate; readonly to: PlainDate; readonly reason: string }

/** Half-open: a booking that ends at 17:00 leaves 17:00 free. */
export type Booking = { readonly start: Instant; readonly end: Instant; readonly title: string }

export type Person = {
  readonly key: string
  readonly name: string
  readonly zone: Zone
  /** Hours that suit, in the person's own zone; null: any. */
  readonly weekly: readonly WeeklyWindow[] | null
  readonly away: readonly Away[]
  readonly busy: readonly Booking[]
}

export type Trainer = Person & {
  /** Minutes of sessions in a week (Monday to Sunday of the cohort's zone) that the trainer agreed to; null: not agreed. */
  readonly weeklyCapacity: number | null
}

export type Holiday = { readonly date: PlainDate; readonly name: string }

export type ExamWindow =
  | { readonly kind: 'dates'; readonly from: PlainDate; readonly to: PlainDate }
  | { readonly kind: 'after-last-session'; readonly fromDays: number; readonly toDays: number }

export type ExamBooking = { readonly participant: string; readonly start: Instant; readonly end: Instant }

export type ExamTarget = {
  readonly minutes: number
  /** Proposed wall time, in each participant's own zone. */
  readonly at: PlainTime
  /** Both days included. */
  readonly window: ExamWindow
  /** No exam on or after this date; null: not announced. */
  readonly retires: PlainDate | null
  /** What participants already booked. */
  readonly booked: readonly ExamBooking[]
}

/** Everything a cohort's calendar follows from. The order of `sessions` is the order of the teaching. */
export type PlanInput = {
  readonly level: 'foundation' | 'advanced'
  readonly sessions: readonly PlanSession[]
  readonly tasks: readonly PlanTask[]
  readonly start: PlainDate
  readonly zone: Zone
  readonly slots: readonly WeeklySlot[]
  /** Slots for sessions that no weekly slot is long enough for, such as Saturday morning for practice exams. */
  readonly longSlots: readonly WeeklySlot[]
  /** 1: every week; 2: every other week. */
  readonly everyWeeks: number
  readonly holidays: readonly Holiday[]
  /** `skip`: a slot on a holiday is not used; `keep`: it is, and named. */
  readonly onHoliday: 'skip' | 'keep'
  readonly trainers: readonly Trainer[]
  readonly participants: readonly Person[]
  readonly exam: ExamTarget | null
  /** Minutes before each session's start at which people are reminded. */
  readonly reminders: readonly number[]
}
