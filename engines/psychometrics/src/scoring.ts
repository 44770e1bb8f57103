import { logistic, logit } from './logistic.ts'

/** A frozen forecast and what came of it. */
export type Outcome = { readonly p: number; readonly passed: boolean }
export type Line = { readonly intercept: number; readonly slope: number }

const keep = (p: number): number => Math.min(1 - 1e-6, Math.max(1e-6, p))

/** Mean squared error of the chances: 0 is perfect, .25 is a coin (Brier, Monthly Weather Review 78, 1950). */
export const brier = (outcomes: readonly Outcome[]): number =>
  mean(outcomes.map(({ p, passed }) => (p - (passed ? 1 : 0)) ** 2))

/** Mean negative log probability of what happened, chances kept within a millionth of 0 and 1. */
export const logLoss = (outcomes: readonly Outcome[]): number =>
  mean(outcomes.map(({ p, passed }) => -Math.log(passed ? keep(p) : 1 - keep(p))))

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length

/** Precisions of normal priors on intercept (around 0) and slope (around 1). */
export type LinePrecision = { readonly intercept: number; readonly slope: number }

/**
 * logit p' = intercept + slope · logit p, by (penalised) maximum likelihood; Newton with halved steps.
 * Slope 1 and intercept 0 mean calibrated; a slope below 1, over-confident (Cox, Biometrika 45, 1958).
 * @returns null where it has no finite maximum (all passed or all failed, or perfect separation, and no prior).
 */
export function calibrationLine(
  outcomes: readonly Outcome[],
  precision: LinePrecision = { intercept: 0, slope: 0 },
): Line | null {
  const xs = outcomes.map(({ p }) => logit(keep(p)))
  const height = (line: Line) =>
    outcomes.reduce(
      (sum, { passed }, i) => {
        const z = line.intercept + line.slope * (xs[i] ?? 0)
        return sum + Math.log(Math.max(1e-300, logistic(passed ? z : -z)))
      },
      -(precision.intercept * line.intercept ** 2 + precision.slope * (line.slope - 1) ** 2) / 2,
    )
  let line: Line = { intercept: 0, slope: 1 }
  for (let round = 0; round < 60; round++) {
    const step = newtonStep(outcomes, xs, line, precision)
    if (!step) return null
    let scale = 1
    const moved = () => ({ intercept: line.intercept + scale * step.intercept, slope: line.slope + scale * step.slope })
    while (scale > 1e-6 && height(moved()) < height(line)) scale /= 2
    line = moved()
    if (Math.abs(line.slope) > 50 || Math.abs(line.intercept) > 50) return null
    if (Math.abs(step.intercept) + Math.abs(step.slope) < 1e-9) break
  }
  return line
}

function newtonStep(
  outcomes: readonly Outcome[],
  xs: readonly number[],
  at: Line,
  precision: LinePrecision,
): Line | null {
  let [g0, g1] = [-precision.intercept * at.intercept, -precision.slope * (at.slope - 1)]
  let [h00, h01, h11] = [precision.intercept, 0, precision.slope]
  outcomes.forEach(({ passed }, i) => {
    const x = xs[i] ?? 0
    const s = logistic(at.intercept + at.slope * x)
    const residual = (passed ? 1 : 0) - s
    const w = s * (1 - s)
    g0 += residual
    g1 += residual * x
    h00 += w
    h01 += w * x
    h11 += w * x * x
  })
  const det = h00 * h11 - h01 * h01
  if (!(det > 1e-12)) return null
  return { intercept: (h11 * g0 - h01 * g1) / det, slope: (h00 * g1 - h01 * g0) / det }
}
