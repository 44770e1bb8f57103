import { assert } from '@cadre/kernel'
import type { AbilityState } from './ability-state.ts'
import { forecastPass, type Forecaster, type Outlook } from './pass-forecast.ts'

export type StudyNeed =
  | { readonly kind: 'reached' }
  /** Further study by all domains alike: minutes, and the logits they stand for. */
  | { readonly kind: 'minutes'; readonly minutes: number; readonly logits: number }
  /** More than three logits away: no number of minutes would be honest. */
  | { readonly kind: 'out-of-reach' }

const farthest = 3

/**
 * Minutes of study that raise the chance of passing to the target: the gain in every domain that reaches it (bisection; the chance rises with
 * ability), divided by what an hour is worth.
 * @param aim.target chance in (0, 1). @param aim.logitsPerHour measured on the organisation's own learners, > 0.
 * Limits: as good as `logitsPerHour`; spreads study over the domains alike (see `sensitivity` for where it helps most).
 */
export function minutesToTarget(
  state: AbilityState,
  outlook: Outlook,
  by: Forecaster,
  aim: { readonly target: number; readonly logitsPerHour: number },
): StudyNeed {
  assert(aim.logitsPerHour > 0, 'an hour of study is worth more than nothing')
  const chance = (gain: number) => forecastPass(state, { ...outlook, drift: outlook.drift + gain }, by).p
  if (chance(0) >= aim.target) return { kind: 'reached' }
  if (chance(farthest) < aim.target) return { kind: 'out-of-reach' }
  let low = 0
  let high = farthest
  while (high - low > 1e-4) {
    const middle = (low + high) / 2
    if (chance(middle) < aim.target) low = middle
    else high = middle
  }
  return { kind: 'minutes', minutes: Math.ceil((high / aim.logitsPerHour) * 60), logits: high }
}

/** What can be done: sit the exam at the booked date, wait some weeks, or defer to the next cohort. */
export type BookingOption = {
  readonly choice: 'book' | 'wait' | 'defer'
  readonly day: number
  /** Chance of passing on that day. */
  readonly p: number
}

/** All in one currency unit. */
export type ExamCosts = {
  readonly fee: number
  /** Everything that a failed attempt costs besides the next fee: hours of study again, the delay of the retake clock. */
  readonly perFailure: number
  /** What a day without the certificate costs. */
  readonly perDay: number
  /** Chance of passing a retake, (0, 1]. */
  readonly passOnRetake: number
}

export type Advice = {
  readonly choice: BookingOption['choice'] | 'none'
  readonly options: readonly (BookingOption & { readonly expectedCost: number; readonly expectedRetakeCost: number })[]
  /** Another choice costs within 5 % of the best: a person should decide. */
  readonly close: boolean
}

/**
 * Book, wait or defer: the option of least expected cost, fee + retakes + days of waiting. A first failure is followed by retakes until one succeeds:
 * (1 - p) / passOnRetake of them on average. Options after `lastDay` (the exam retires) are left out.
 */
export function advise(options: readonly BookingOption[], costs: ExamCosts, today: number, lastDay = Infinity): Advice {
  assert(costs.passOnRetake > 0 && costs.passOnRetake <= 1, 'a retake passes with a chance in (0, 1]')
  const priced = options
    .filter(({ day }) => day <= lastDay)
    .map((option) => {
      const expectedRetakeCost = ((1 - option.p) / costs.passOnRetake) * (costs.fee + costs.perFailure)
      return {
        ...option,
        expectedRetakeCost,
        expectedCost: costs.fee + expectedRetakeCost + (option.day - today) * costs.perDay,
      }
    })
    .toSorted((x, y) => x.expectedCost - y.expectedCost)
  const [best, second] = priced
  if (!best) return { choice: 'none', options: [], close: false }
  return {
    choice: best.choice,
    options: priced,
    close: second !== undefined && second.expectedCost <= 1.05 * best.expectedCost,
  }
}
