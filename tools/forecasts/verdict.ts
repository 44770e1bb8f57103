import { brier, evaluate, type Outcome, recalibrate, recalibrated } from '@cadre/psychometrics'

export type Verdict = {
  readonly passRate: number
  readonly base: number
  readonly oracle: number
  readonly raw: Score
  /** Corrected by the outcomes of other learners: even ones by odd ones and the other way round. */
  readonly recalibrated: Score
}

/** @property skill (base - model) / (base - oracle) of Brier scores: 0 is the base rate, 1 the oracle. */
export type Score = {
  readonly brier: number
  readonly skill: number
  readonly ece: number
  readonly slope: number | null
}

export function verdictOn(forecasts: readonly Outcome[], oracle: readonly number[]): Verdict {
  const { baseBrier, baseRate } = evaluate(forecasts)
  const best = brier(forecasts.map(({ passed }, k) => ({ p: oracle[k] ?? 0, passed })))
  const scoreOf = (outcomes: readonly Outcome[]): Score => {
    const { brier: score, ece, line } = evaluate(outcomes)
    return { brier: score, skill: (baseBrier - score) / (baseBrier - best), ece, slope: line?.slope ?? null }
  }
  return {
    passRate: baseRate,
    base: baseBrier,
    oracle: best,
    raw: scoreOf(forecasts),
    recalibrated: scoreOf(correctedByOthers(forecasts)),
  }
}

function correctedByOthers(forecasts: readonly Outcome[]): Outcome[] {
  const [byOdd, byEven] = [1, 0].map((parity) => recalibrate(forecasts.filter((_, k) => k % 2 === parity)).line)
  return forecasts.map(({ p, passed }, k) => {
    const line = k % 2 === 0 ? byOdd : byEven
    return { p: line ? recalibrated(p, line) : p, passed }
  })
}
