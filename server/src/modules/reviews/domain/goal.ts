import { addDays, daysBetween, type PlainDate } from '@cadre/kernel'
import type { Goal } from '@cadre/memory'

export type DatedGoal = Goal & {
  /** `retention`: the exam is over, and day 90 after it is what counts. */
  readonly kind: 'exam' | 'retention'
  readonly on: PlainDate
  readonly from: 'booked' | 'cohort' | 'assumed'
}

/** How long after the exam knowledge must still be there. */
const retentionDays = 90
/** From the last session to the exam, where no exam is booked: the middle of the usual window of 2 to 10 days. */
const afterLastSessionDays = 6
/** Where nothing is known of an exam. */
const assumedDays = 60

type Known = { readonly booked: PlainDate | null; readonly cohortEnds: PlainDate | null }

/**
 * What is learned for today: the exam and day 90 after it; once the exam is over, day 90 alone, and from then on 90 days from today.
 */
export function goalOn(today: PlainDate, { booked, cohortEnds }: Known): DatedGoal {
  const planned = cohortEnds === null ? null : addDays(cohortEnds, afterLastSessionDays)
  const exam = booked ?? planned
  const from = booked !== null ? 'booked' : planned !== null ? 'cohort' : 'assumed'
  if (exam === null) {
    const on = addDays(today, assumedDays)
    return { kind: 'exam', on, from, examInDays: assumedDays }
  }
  if (exam >= today) return { kind: 'exam', on: exam, from, examInDays: daysBetween(today, exam) }
  const after = addDays(exam, retentionDays)
  const on = after >= today ? after : addDays(today, retentionDays)
  // The engine's exam day stands for the one day that is left to count.
  return { kind: 'retention', on, from, examInDays: daysBetween(today, on), laterWeight: 0 }
}
