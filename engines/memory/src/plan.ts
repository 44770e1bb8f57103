import { assert, ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import type { Scheduler } from './scheduler.ts'
import { afterReview, type Goal, goalRecall, type Remembered, reviewValue } from './value.ts'

export type StudyItem = Remembered & {
  readonly item: string
  /** Weight in the exam, above 0; only ratios matter. */
  readonly weight: number
  /** Minutes that one review takes, above 0. */
  readonly minutes: number
}

export type PlannedReview = { readonly item: string; readonly value: number; readonly minutes: number }
export type TodayPlan = {
  readonly reviews: readonly PlannedReview[]
  readonly minutes: number
  /** Weighted recall that counts without and with today's reviews, 0 to 1. */
  readonly recallWithout: number
  readonly recallWith: number
}

/**
 * What to review today in the minutes there are: items by value per minute (weight × `reviewValue` / minutes), taken while
 * they fit. An item whose review is worth nothing is not shown, even when there is time.
 * @param items of one person. @param minutes available today, 0 or more
 */
export function planToday(
  scheduler: Scheduler,
  items: readonly StudyItem[],
  { minutes, goal }: { minutes: number; goal: Goal },
): TodayPlan {
  const total = items.reduce((sum, { weight }) => sum + weight, 0)
  const ranked = items
    .map(({ item, weight, minutes, ...remembered }) => ({
      item,
      minutes,
      value: (weight / total) * reviewValue(scheduler, remembered, goal),
    }))
    .filter(({ value }) => value > 1e-9)
    .toSorted((a, b) => b.value / b.minutes - a.value / a.minutes || (a.item < b.item ? -1 : 1))
  const reviews: PlannedReview[] = []
  let spent = 0
  for (const review of ranked) {
    if (spent + review.minutes > minutes + 1e-9) continue
    reviews.push(review)
    spent += review.minutes
  }
  const recallWithout = weightedRecall(scheduler, items, goal)
  return {
    reviews,
    minutes: spent,
    recallWithout,
    recallWith: reviews.reduce((sum, { value }) => sum + value, recallWithout),
  }
}

/** Weighted mean of the recall that counts. */
export function weightedRecall(scheduler: Scheduler, items: readonly StudyItem[], goal: Goal): number {
  const total = items.reduce((sum, { weight }) => sum + weight, 0)
  return items.reduce((sum, item) => sum + item.weight * goalRecall(scheduler, item, goal), 0) / total
}

/**
 * The recall that counts on exam day when `minutesADay` are spent from today on, each day on the items worth most then.
 * An expectation, not a simulation: after a review an item carries the recall-weighted geometric mean of the stabilities of
 * both outcomes. Compared with drawing outcomes it is within about two points (tested); it is a plan, not a promise.
 * Cost: items × days × about 5 microseconds.
 */
export function expectedRecall(
  scheduler: Scheduler,
  items: readonly StudyItem[],
  { minutesADay, goal }: { minutesADay: number; goal: Goal },
): number {
  let held = [...items]
  for (let day = 0; day < goal.examInDays; day++) {
    const left = { ...goal, examInDays: goal.examInDays - day }
    const chosen = new Set(planToday(scheduler, held, { minutes: minutesADay, goal: left }).reviews.map((r) => r.item))
    held = held.map((item) => {
      const reviewed = chosen.has(item.item) ? { ...item, state: expectedState(scheduler, item), daysSince: 0 } : item
      return { ...reviewed, daysSince: reviewed.daysSince + 1 }
    })
  }
  return weightedRecall(scheduler, held, { ...goal, examInDays: 0 })
}

function expectedState(scheduler: Scheduler, remembered: Remembered) {
  const { good, again, recall } = afterReview(scheduler, remembered)
  return {
    stability: good.stability ** recall * again.stability ** (1 - recall),
    difficulty: recall * good.difficulty + (1 - recall) * again.difficulty,
  }
}

export type TargetRefusal = Refusal<
  'memory.target-out-of-reach',
  { target: number; reachable: number; minutesADay: number }
>

/**
 * The minutes a day that a target needs, to the nearest half minute upward.
 * @param target weighted recall that counts, in (0, 1)
 * @param mostMinutes a day that can be asked for; beyond it the target is refused with what is reachable
 */
export function minutesToTarget(
  scheduler: Scheduler,
  items: readonly StudyItem[],
  { target, goal, mostMinutes = 120 }: { target: number; goal: Goal; mostMinutes?: number },
): Ok<{ minutesADay: number; recall: number }> | TargetRefusal {
  assert(items.length > 0, 'a target needs items to remember')
  const at = (halves: number) => expectedRecall(scheduler, items, { minutesADay: halves / 2, goal })
  let high = Math.ceil(2 * mostMinutes)
  const reachable = at(high)
  if (reachable < target) return refuse('memory.target-out-of-reach', { target, reachable, minutesADay: mostMinutes })
  let low = -1
  let recall = reachable
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const reached = at(middle)
    if (reached >= target) [high, recall] = [middle, reached]
    else low = middle
  }
  return ok({ minutesADay: high / 2, recall })
}
