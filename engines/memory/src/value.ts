import type { MemoryState, Scheduler } from './scheduler.ts'

/** What remembering is for: the exam, and the work after it. */
export type Goal = {
  /** Whole days from today to the exam, 0 or more. */
  readonly examInDays: number
  /** Days after the exam at which knowledge must still be there. Default 90. */
  readonly laterDays?: number
  /** How much the later day counts against the exam, in [0, 1]. Default .25. */
  readonly laterWeight?: number
}

/** An item as one person remembers it: the state after the last review, and the days since. */
export type Remembered = { readonly state: MemoryState; readonly daysSince: number }

/**
 * The recall that counts if nothing more is done: (1 - l) R(T) + l R(T + 90), for an item last reviewed `daysSince` days
 * before today.
 */
export function goalRecall(scheduler: Scheduler, { state, daysSince }: Remembered, goal: Goal): number {
  const { examInDays, laterDays = 90, laterWeight = 0.25 } = goal
  const exam = scheduler.recall(state.stability, daysSince + examInDays)
  if (laterWeight === 0) return exam
  return (1 - laterWeight) * exam + laterWeight * scheduler.recall(state.stability, daysSince + examInDays + laterDays)
}

/**
 * What one review today is worth to one person, in recall that counts (0 to 1):
 *   V = R · G(after good) + (1 - R) · G(after again) - G(no review),
 * R the chance of remembering it today, G as `goalRecall`. It is high for what is about to be forgotten and will be needed,
 * low for what is fresh, and low for what would be forgotten again before the exam. It looks one review ahead.
 */
export function reviewValue(scheduler: Scheduler, remembered: Remembered, goal: Goal): number {
  const { good, again, recall } = afterReview(scheduler, remembered)
  const gain =
    recall * goalRecall(scheduler, { state: good, daysSince: 0 }, goal) +
    (1 - recall) * goalRecall(scheduler, { state: again, daysSince: 0 }, goal)
  return gain - goalRecall(scheduler, remembered, goal)
}

/** Both outcomes of a review today, and the chance of the good one. */
export function afterReview(scheduler: Scheduler, { state, daysSince }: Remembered) {
  return {
    recall: scheduler.recall(state.stability, daysSince),
    good: scheduler.step(state, daysSince, 3),
    again: scheduler.step(state, daysSince, 1),
  }
}
