import { brier, evaluate, type Outcome, recalibrate, recalibrated } from '@cadre/psychometrics'

export type Verdict = {
  readonly passRate: number
  readonly base: number
  readonly oracle: number
  readonly raw: Score
  /** Corrected by the outcomes of another programme of the same kind, as an organisation would by those of its past cohorts. */
  readonly recalibrated: Score
}

/** @property skill (base - model) / (base - oracle) of Brier scores: 0 is the base rate, 1 the oracle. */
export type Score = {
  readonly brier: number
  readonly skill: number
  readonly ece: number
  /** The 95 % point of the ECE that calibrated forecasts would show. */
  readonly eceByChance: number
  readonly slope: number | null
}

/** @param past forecasts as of the same day in another programme. */
export function verdictOn(
  forecasts: readonly Outcome[],
  oracle: readonly number[],
  past: readonly Outcome[] = [],
): Verdict {
  const { baseBrier, baseRate } = evaluate(forecasts)
  const best = brier(forecasts.map(({ passed }, k) => ({ p: oracle[k] ?? 0, passed })))
  const scoreOf = (outcomes: readonly Outcome[]): Score => {
    const { brier: score, ece, eceByChance, line } = evaluate(outcomes)
    const skill = (baseBrier - score) / (baseBrier - best)
    return { brier: score, skill, ece, eceByChance: eceByChance.upper, slope: line?.slope ?? null }
  }
  const { line } = recalibrate(past)
  return {
    passRate: baseRate,
    base: baseBrier,
    oracle: best,
    raw: scoreOf(forecasts),
    recalibrated: scoreOf(forecasts.map(({ p, passed }) => ({ p: recalibrated(p, line), passed }))),
  }
}
