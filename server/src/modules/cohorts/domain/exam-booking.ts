import { addDays, ok, refuse, type Ok, type PlainDate, type Refusal } from '@cadre/kernel'
import type { ExamTarget } from '@cadre/calendar'

export type Exam = { readonly code: string; readonly retiresOn: PlainDate | null }
type Refusals =
  | Refusal<'cohorts.exam-retired', { code: string; retiresOn: string; on: string }>
  | Refusal<'cohorts.exam-in-the-past', Record<string, never>>

/** An exam can be sat before its retire date and not in the past (C2). */
export function checkExamDate({ code, retiresOn }: Exam, date: PlainDate, today: PlainDate): Ok<null> | Refusals {
  if (retiresOn !== null && date >= retiresOn) return refuse('cohorts.exam-retired', { code, retiresOn, on: date })
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
