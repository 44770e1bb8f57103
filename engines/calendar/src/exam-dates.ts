import { instant } from '@cadre/kernel'
import type { Instant, PlainDate } from '@cadre/kernel'
import { absenceDuring, bookingsDuring } from './availability.ts'
import type { ExamDate, ExamSuggestion, PlannedSession } from './calendar.ts'
import { dateOfDay, dayMs, dayNumberOf, minuteMs, minuteOf, weekdayOfDay } from './civil.ts'
import type { Conflict, ExamProblem } from './conflict.ts'
import type { ExamBooking, ExamTarget, Person, PlanInput } from './plan.ts'
import { takesPlace } from './session-state.ts'
import { instantOf, localAt } from './zone-offsets.ts'

export type ExamPlan = { readonly exams: readonly ExamSuggestion[]; readonly conflicts: readonly Conflict[] }

const offered = 3

/**
 * Up to three exam dates for each participant: working days (Monday to Friday) at the target's wall time in their own zone,
 * after the last session, inside the window, before the retire date, on no holiday, away day or booking. What is already
 * booked is checked against the same limits, retirement first. Nothing is suggested while no session takes place.
 */
export function planExams(plan: PlanInput, sessions: readonly PlannedSession[]): ExamPlan {
  const { exam } = plan
  const taking = sessions.filter((s) => takesPlace(s.state))
  const last = taking.at(-1)
  if (!exam || !last) return { exams: [], conflicts: [] }
  const lastEnd = instant(taking.reduce((latest, s) => Math.max(latest, s.end), 0))
  const window = openDays(exam, last.date)
  const exams: ExamSuggestion[] = []
  const conflicts: Conflict[] = []
  const holidays = new Set(plan.holidays.map((h) => h.date))
  for (const person of plan.participants) {
    const dates = freeDates({ exam, window, holidays, lastEnd }, person)
    exams.push({ participant: person.key, dates })
    const booked = exam.booked.filter((b) => b.participant === person.key)
    if (dates.length === 0 && booked.length === 0) {
      conflicts.push({
        kind: 'no-exam-date',
        person: person.key,
        from: dateOfDay(window.from),
        to: dateOfDay(window.to),
      })
    }
    for (const booking of booked) {
      const why = problemOf(booking, { exam, window, lastEnd, taking }, person)
      if (why) conflicts.push({ kind: 'booked-exam', person: person.key, start: booking.start, why })
    }
  }
  return { exams, conflicts }
}

/** Day numbers, both included; empty when `from` is after `to`. */
type DayWindow = { readonly from: number; readonly to: number }

function openDays({ window, retires }: ExamTarget, lastSession: PlainDate): DayWindow {
  const last = dayNumberOf(lastSession)
  const [from, to] =
    window.kind === 'dates'
      ? [dayNumberOf(window.from), dayNumberOf(window.to)]
      : [last + window.fromDays, last + window.toDays]
  return { from: Math.max(from, last + 1), to: retires === null ? to : Math.min(to, dayNumberOf(retires) - 1) }
}

type Limits = {
  readonly exam: ExamTarget
  readonly window: DayWindow
  readonly holidays: ReadonlySet<PlainDate>
  readonly lastEnd: Instant
}

function freeDates({ exam, window, holidays, lastEnd }: Limits, person: Person): readonly ExamDate[] {
  const dates: ExamDate[] = []
  for (let day = window.from; day <= window.to && dates.length < offered; day++) {
    const date = dateOfDay(day)
    if (weekdayOfDay(day) > 5 || holidays.has(date)) continue
    const local = day * dayMs + minuteOf(exam.at) * minuteMs
    const start = instantOf(local, person.zone)
    const end = instant(start + exam.minutes * minuteMs)
    if (start < lastEnd || absenceDuring(person, local, local + exam.minutes * minuteMs)) continue
    if (bookingsDuring(person, start, end).length === 0) dates.push({ date, start, end })
  }
  return dates
}

type Checked = Pick<Limits, 'exam' | 'window' | 'lastEnd'> & { readonly taking: readonly PlannedSession[] }

function problemOf(
  booking: ExamBooking,
  { exam, window, lastEnd, taking }: Checked,
  person: Person,
): ExamProblem | null {
  const day = Math.floor(localAt(booking.start, person.zone) / dayMs)
  if (exam.retires !== null && day >= dayNumberOf(exam.retires)) return 'past-retire'
  if (taking.some((s) => s.start < booking.end && booking.start < s.end)) return 'during-session'
  if (booking.start < lastEnd) return 'before-last-session'
  return day < window.from || day > window.to ? 'outside-window' : null
}
