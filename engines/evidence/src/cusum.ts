import { assert } from '@cadre/kernel'
import { filledMatrix, solveDense } from './linear.ts'

/** One first attempt in the order it was sat: the chance of failing expected of this person beforehand, and what happened. */
export type RiskedOutcome = { readonly expectedFailure: number; readonly failed: boolean }

export type CusumPoint = { readonly score: number; readonly value: number; readonly signal: boolean }

/**
 * Whether results drift over many small cohorts when no single cohort can show it: the risk-adjusted cumulative sum of
 * Steiner, Cook, Farewell and Treasure (Biostatistics 2000, 1:441). Each outcome adds the log likelihood ratio of odds of
 * failing multiplied by R against unchanged odds,
 *   w = ln R^y / (1 - p + R p), c_t = max(0, c_{t-1} + w),
 * and the chart signals when c reaches h, then starts again from 0. With R > 1 it looks for decline, with R < 1 for
 * improvement.
 * @param outcomes in order of sitting; expectedFailure in (0, 1), from a forecast made before the exam
 * @param ratio odds ratio worth noticing, above 0 and not 1; 2 (odds of failing double) is customary
 * @param threshold h, above 0; see `cusumThreshold`
 */
export function cusum(outcomes: readonly RiskedOutcome[], ratio: number, threshold: number): CusumPoint[] {
  assert(ratio > 0 && ratio !== 1, `the odds ratio is above 0 and not 1, not ${ratio}`)
  assert(threshold > 0, `the threshold is above 0, not ${threshold}`)
  let value = 0
  return outcomes.map(({ expectedFailure, failed }) => {
    const score = cusumScore(expectedFailure, failed, ratio)
    value = Math.max(0, value + score)
    const point = { score, value, signal: value >= threshold }
    if (point.signal) value = 0
    return point
  })
}

/** What one outcome adds: w = y ln R - ln(1 - p + R p). @param p in (0, 1). @param ratio above 0. */
export function cusumScore(p: number, failed: boolean, ratio: number): number {
  assert(p > 0 && p < 1, `an expected failure rate lies between 0 and 1, not ${p}`)
  return (failed ? Math.log(ratio) : 0) - Math.log(1 - p + ratio * p)
}

const states = 60

/**
 * How many attempts pass on average before a chart of threshold h signals, when the odds of failing are multiplied by
 * `actual` (1: nothing changed, so every signal is false). Markov chain of Brook and Evans (Biometrika 1972) on 60 states
 * between 0 and h; within a few percent of simulation.
 * @param risks expected failure of typical people, each in (0, 1), equally likely to come next
 * @param chart the odds ratio looked for, the threshold, and the true multiplier (default 1)
 */
export function cusumRunLength(
  risks: readonly number[],
  { ratio, threshold, actual = 1 }: { ratio: number; threshold: number; actual?: number },
): number {
  assert(risks.length > 0, 'a run length needs the risk of at least one person')
  const width = (2 * threshold) / (2 * states - 1)
  const stay = filledMatrix(states, (i, add) => {
    for (const p of risks) {
      const failure = (actual * p) / (1 - p + actual * p)
      for (const failed of [true, false]) {
        const next = i * width + cusumScore(p, failed, ratio)
        const j = next <= 0 ? 0 : Math.round(next / width)
        if (j < states) add(j, (failed ? failure : 1 - failure) / risks.length)
      }
    }
  })
  for (let i = 0; i < states; i++) {
    for (let j = 0; j < states; j++) stay[i * states + j] = (i === j ? 1 : 0) - (stay[i * states + j] ?? 0)
  }
  return solveDense(stay, new Float64Array(states).fill(1))[0] ?? 0
}

/**
 * The threshold h at which false signals come once in `everyAttempts` on average while nothing has changed.
 * @param risks as for `cusumRunLength`. @param everyAttempts mean attempts between false alarms, above 1; 300 is 60 cohorts of five
 */
export function cusumThreshold(risks: readonly number[], ratio: number, everyAttempts: number): number {
  let low = 0.01
  let high = 12
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (cusumRunLength(risks, { ratio, threshold: middle }) < everyAttempts) low = middle
    else high = middle
  }
  return high
}
