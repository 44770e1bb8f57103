import { brier, evaluate } from '@cadre/psychometrics'
import { equalWidthError } from './equal-width-error.ts'
import type { Judged } from './world.ts'

/**
 * @property skill (base - model) / (base - oracle) of Brier scores: 0 is the base rate, 1 the oracle.
 * @property ece over ten bands of equally many forecasts; `eceOfWidths` over ten bands of equal width.
 * @property eceByChance the ECE that as many calibrated forecasts of the same chances would show: mean and 95 % point.
 */
export type Score = {
  readonly brier: number
  readonly base: number
  readonly skill: number
  readonly ece: number
  readonly eceOfWidths: number
  readonly eceByChance: { readonly mean: number; readonly upper: number }
  readonly slope: number | null
  readonly intercept: number | null
}

export function scoreOf(judged: readonly Judged[]): Score {
  const { brier: score, baseBrier, ece, eceByChance, line } = evaluate(judged)
  const best = brier(judged.map(({ oracle, passed }) => ({ p: oracle, passed })))
  return {
    brier: score,
    base: baseBrier,
    skill: (baseBrier - score) / (baseBrier - best),
    ece,
    eceOfWidths: equalWidthError(judged),
    eceByChance,
    slope: line?.slope ?? null,
    intercept: line?.intercept ?? null,
  }
}
