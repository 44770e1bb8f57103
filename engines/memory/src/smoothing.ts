import { assert } from '@cadre/kernel'

export type DueReview = {
  readonly item: string
  /** Day it falls due, 0 is today, negative is overdue. */
  readonly due: number
  readonly minutes: number
  readonly value: number
}

export type SmoothedLoad = {
  /** One list per day from today. */
  readonly days: readonly (readonly DueReview[])[]
  /** The highest load of a day, in minutes. */
  readonly peak: number
  /** What does not fit before the end, least valuable first to be left out. */
  readonly unplaced: readonly DueReview[]
}

/**
 * Spreads a backlog after a break: no review before it falls due, none after the last day, and the busiest day as light as
 * possible, never above the minutes there are. Within a day the most valuable come first; the rest moves on. When even the
 * full budget cannot hold everything, the least valuable are left out and named.
 * @param reviews minutes above 0. @param span days from today, at least 1, and minutes a day
 */
export function smoothLoad(
  reviews: readonly DueReview[],
  { days, minutesADay }: { days: number; minutesADay: number },
): SmoothedLoad {
  assert(Number.isSafeInteger(days) && days >= 1, `a load is spread over at least one day, not ${days}`)
  assert(
    reviews.every((r) => r.minutes > 0),
    'a review takes time',
  )
  const within = reviews.filter((r) => r.due < days)
  const later = reviews.filter((r) => r.due >= days)
  let best = fill(within, days, minutesADay)
  if (best.unplaced.length === 0) {
    let [low, high] = [0, minutesADay]
    for (let round = 0; round < 24; round++) {
      const middle = (low + high) / 2
      const tried = fill(within, days, middle)
      if (tried.unplaced.length === 0) [best, high] = [tried, middle]
      else low = middle
    }
  }
  return { ...best, unplaced: [...best.unplaced, ...later].toSorted((a, b) => a.value - b.value) }
}

function fill(reviews: readonly DueReview[], days: number, cap: number): SmoothedLoad {
  const byDay = Map.groupBy(reviews, (r) => Math.max(0, r.due))
  const placed: DueReview[][] = []
  let waiting: DueReview[] = []
  let peak = 0
  for (let day = 0; day < days; day++) {
    waiting = waiting
      .concat(byDay.get(day) ?? [])
      .toSorted((a, b) => b.value - a.value || a.due - b.due || (a.item < b.item ? -1 : 1))
    const today: DueReview[] = []
    const rest: DueReview[] = []
    let minutes = 0
    for (const review of waiting) {
      const fits = minutes + review.minutes <= cap + 1e-9
      if (fits) minutes += review.minutes
      ;(fits ? today : rest).push(review)
    }
    placed.push(today)
    peak = Math.max(peak, minutes)
    waiting = rest
  }
  return { days: placed, peak, unplaced: waiting }
}
