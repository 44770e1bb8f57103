import { addDays, ok, refuse, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'
import type { ExamTarget } from '@cadre/calendar'

export type Exam = { readonly code: string; readonly retiresOn: PlainDate | null }
type Retired = Refusal<'cohorts.exam-retired', { code: string; retiresOn: string; on: string }>

/** From its retire date on there is no exam (C2): the one rule for booking, results and reminders. */
export function checkBeforeRetirement({ code, retiresOn }: Exam, date: PlainDate): Ok<null> | Retired {
  return retiresOn !== null && date >= retiresOn
    ? refuse('cohorts.exam-retired', { code, retiresOn, on: date })
    : ok(null)
}

/** An exam can be booked before its retire date and not in the past. */
export function checkExamDate(
  exam: Exam,
  date: PlainDate,
  today: PlainDate,
): Ok<null> | Retired | Refusal<'cohorts.exam-in-the-past', Record<string, never>> {
  const standing = checkBeforeRetirement(exam, date)
  if (!standing.ok) return standing
  return date < today ? refuse('cohorts.exam-in-the-past') : ok(null)
}

/** The target window in dates, both included, once the last session's date is known. */
export function windowOf(
  target: Pick<ExamTarget, 'window'> | null,
  lastSession: PlainDate,
): { from: PlainDate; to: PlainDate } | null {
  if (target === null) return null
  const { window } = target
  if (window.kind === 'dates') return { from: window.from, to: window.to }
  return { from: addDays(lastSession, window.fromDays), to: addDays(lastSession, window.toDays) }
}
