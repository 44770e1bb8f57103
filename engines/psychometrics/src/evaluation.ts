import { enoughOutcomes } from './recalibration.ts'
import { brier, calibrationLine, type Line, logLoss, type Outcome } from './scoring.ts'
import { shareInterval } from './share-interval.ts'

/** Forecasts of similar chance, and how many of them passed. */
export type ReliabilityBand = {
  readonly n: number
  readonly meanForecast: number
  readonly passed: number
  readonly share: number
  readonly interval: readonly [number, number]
}

export type Evaluation = {
  readonly n: number
  readonly brier: number
  readonly logLoss: number
  readonly baseRate: number
  /** Brier score of saying the base rate to everyone, known only afterwards: p (1 - p). */
  readonly baseBrier: number
  /** (base - model) / base: 1 perfect, 0 no better than the base rate. */
  readonly skill: number | null
  /** `not-enough-outcomes` below 50: the line and the bands are then shown but mean little. */
  readonly calibration: 'checked' | 'not-enough-outcomes'
  readonly line: Line | null
  /** Expected calibration error: mean |share - forecast| over the bands, weighted by n. */
  readonly ece: number
  readonly bands: readonly ReliabilityBand[]
}

/** How good frozen forecasts turned out. Bands hold equally many forecasts (at most ten, at least ten each). @param outcomes not empty. */
export function evaluate(outcomes: readonly Outcome[]): Evaluation {
  const n = outcomes.length
  const baseRate = outcomes.filter(({ passed }) => passed).length / n
  const baseBrier = baseRate * (1 - baseRate)
  const bands = reliabilityBands(outcomes)
  const score = brier(outcomes)
  return {
    n,
    brier: score,
    logLoss: logLoss(outcomes),
    baseRate,
    baseBrier,
    skill: baseBrier > 0 ? (baseBrier - score) / baseBrier : null,
    calibration: n < enoughOutcomes ? 'not-enough-outcomes' : 'checked',
    line: calibrationLine(outcomes),
    ece: bands.reduce((sum, band) => sum + (band.n / n) * Math.abs(band.share - band.meanForecast), 0),
    bands,
  }
}

function reliabilityBands(outcomes: readonly Outcome[]): ReliabilityBand[] {
  const sorted = outcomes.toSorted((x, y) => x.p - y.p)
  const count = Math.max(1, Math.min(10, Math.floor(sorted.length / 10)))
  return Array.from({ length: count }, (_, k) => {
    const band = sorted.slice(Math.round((k * sorted.length) / count), Math.round(((k + 1) * sorted.length) / count))
    const passed = band.filter((outcome) => outcome.passed).length
    return {
      n: band.length,
      meanForecast: band.reduce((sum, { p }) => sum + p, 0) / band.length,
      passed,
      share: passed / band.length,
      interval: shareInterval(passed, band.length) ?? [0, 1],
    }
  })
}
