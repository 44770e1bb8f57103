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
  /** What chance alone makes of the error when every forecast is right: its mean and its 95 % point. An error below `upper` shows no miscalibration. */
  readonly eceByChance: { readonly mean: number; readonly upper: number }
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
    eceByChance: eceByChance(bandsOf(outcomes), n),
    bands,
  }
}

function reliabilityBands(outcomes: readonly Outcome[]): ReliabilityBand[] {
  return bandsOf(outcomes).map((band) => {
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

function bandsOf(outcomes: readonly Outcome[]): Outcome[][] {
  const sorted = outcomes.toSorted((x, y) => x.p - y.p)
  const count = Math.max(1, Math.min(10, Math.floor(sorted.length / 10)))
  return Array.from({ length: count }, (_, k) =>
    sorted.slice(Math.round((k * sorted.length) / count), Math.round(((k + 1) * sorted.length) / count)),
  )
}

/** Each band's miss is close to normal with variance V = sum p (1 - p): |miss| has mean sqrt(2 V / pi) and variance V (1 - 2 / pi). */
function eceByChance(bands: readonly (readonly Outcome[])[], n: number): { mean: number; upper: number } {
  const variances = bands.map((band) => band.reduce((sum, { p }) => sum + p * (1 - p), 0))
  const mean = variances.reduce((sum, v) => sum + Math.sqrt((2 * v) / Math.PI), 0) / n
  const sd = Math.sqrt(variances.reduce((sum, v) => sum + v * (1 - 2 / Math.PI), 0)) / n
  return { mean, upper: mean + 1.645 * sd }
}
