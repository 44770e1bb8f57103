import { assert } from '@cadre/kernel'
import { binomialCdf } from './special/binomial.ts'
import type { Interval, Proportion } from './proportion.ts'

/**
 * Which observed rates are ordinary luck when the true rate is `target` and n people sat: limits of a funnel plot, exact
 * binomial with Spiegelhalter's interpolation (Statistics in Medicine 2005, 24:1185, appendix A.1.1). With r the smallest
 * count whose cumulative probability exceeds q, the limit is (r - (F(r) - q) / (F(r) - F(r - 1))) / n.
 * Target .75 with n = 5 gives .221 to .979 at .95. The limits are a picture: between counts they are interpolated, so a
 * full house can stand above the upper one by construction (5 of 5 happens 24 % of the time at .75). `funnelVerdict`
 * therefore decides by exact tails. Small cohorts are judged by `poolRates` and `cusum` instead.
 * @param target in (0, 1). @param n people, at least 1. @param level probability inside, in (0, 1): .95 and .998 are customary.
 */
export function funnelLimits(target: number, n: number, level = 0.95): Interval {
  assert(target > 0 && target < 1, `a target rate lies between 0 and 1, not ${target}`)
  assert(Number.isSafeInteger(n) && n >= 1, `a group has at least one person, not ${n}`)
  const tail = (1 - level) / 2
  return { lo: interpolated(target, n, tail), hi: interpolated(target, n, 1 - tail) }
}

function interpolated(target: number, n: number, q: number): number {
  const r = smallestAbove(target, n, q)
  const [at, below] = [binomialCdf(r, n, target), binomialCdf(r - 1, n, target)]
  return Math.min(1, Math.max(0, (r - (at - q) / (at - below)) / n))
}

function smallestAbove(target: number, n: number, q: number): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = (low + high) >> 1
    if (binomialCdf(middle, n, target) > q) high = middle
    else low = middle + 1
  }
  return low
}

export type FunnelVerdict = 'ordinary' | 'low' | 'high' | 'very-low' | 'very-high'

/**
 * Where a group stands, by exact binomial tails: `low` when a rate on target would give this count or fewer less than
 * 2.5 % of the time, `very-low` less than 0.1 %; likewise `high`. At target .75 a cohort of five is low only with 0 or 1
 * passing and can never be high. Over many groups expect up to 1 in 20 outside by luck alone.
 */
export function funnelVerdict({ passed, of }: Proportion, target: number): FunnelVerdict {
  const below = binomialCdf(passed, of, target)
  const above = 1 - binomialCdf(passed - 1, of, target)
  if (below < 0.001) return 'very-low'
  if (above < 0.001) return 'very-high'
  if (below < 0.025) return 'low'
  return above < 0.025 ? 'high' : 'ordinary'
}
