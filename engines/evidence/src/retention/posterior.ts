import { solveCholesky } from '../linear.ts'
import { normalCdf } from '../special/normal.ts'
import { type Belief, designOf, type Design } from './design.ts'
import { type Mode, modeOf, type Spreads } from './fit.ts'
import type { RetentionStudy } from './study.ts'

/** How far a format stands above the reference at the chosen day, in logits: a mixture of normals over the spreads. */
export type Effect = { readonly mean: number; readonly sd: number; readonly parts: readonly Part[] }
type Part = { readonly weight: number; readonly mean: number; readonly sd: number }

const grid = {
  person: [0.3, 0.6, 0.9, 1.3],
  cohort: [0.05, 0.2, 0.4, 0.7, 1.1],
  trainer: [0.05, 0.2, 0.4, 0.7],
}
/** Half-normal priors: people differ by about a logit, cohorts and trainers by about half of one. */
const scale: Spreads = { person: 1, cohort: 0.5, trainer: 0.5 }

/**
 * The posterior of every format's effect at `day`. The spreads of people, cohorts and
 * trainers are integrated over a grid of 80 points weighted by Laplace's marginal likelihood and half-normal priors.
 */
export function effectsOf(
  study: RetentionStudy,
  beliefs: ReadonlyMap<string, Belief>,
  day: number,
): Map<string, Effect> {
  const design = designOf(study, beliefs, day)
  const fits = fitGrid(design)
  const best = Math.max(...fits.map((f) => f.log))
  const weights = fits.map((f) => Math.exp(f.log - best))
  const total = weights.reduce((a, b) => a + b, 0)
  return new Map(
    design.formats.map((format, k) => {
      const parts = fits.map(({ mode }, i) => ({
        weight: (weights[i] ?? 0) / total,
        ...effectIn(mode, design, 3 + 2 * k),
      }))
      const mean = parts.reduce((sum, p) => sum + p.weight * p.mean, 0)
      const variance = parts.reduce((sum, p) => sum + p.weight * (p.sd ** 2 + (p.mean - mean) ** 2), 0)
      return [format, { mean, sd: Math.sqrt(variance), parts }]
    }),
  )
}

function fitGrid(design: Design): { mode: Mode; log: number }[] {
  const fits: { mode: Mode; log: number }[] = []
  for (const person of grid.person) {
    for (const cohort of grid.cohort) {
      for (const trainer of grid.trainer) {
        const mode = modeOf(design, { person, cohort, trainer }, fits.at(-1)?.mode)
        const prior = (person / scale.person) ** 2 + (cohort / scale.cohort) ** 2 + (trainer / scale.trainer) ** 2
        fits.push({
          mode,
          log:
            mode.logEvidence -
            prior / 2 +
            Math.log(widthOf(grid.cohort, cohort) * widthOf(grid.trainer, trainer) * widthOf(grid.person, person)),
        })
      }
    }
  }
  return fits
}

/** The stretch of a spread that a grid point stands for. */
function widthOf(points: readonly number[], at: number): number {
  const i = points.indexOf(at)
  const before = points[i - 1] ?? 0
  const after = points[i + 1] ?? 2 * at - before
  return (after - before) / 2
}

function effectIn({ coefficients, factor }: Mode, { size }: Design, at: number): { mean: number; sd: number } {
  const unit = new Float64Array(size)
  unit[at] = 1
  return { mean: coefficients[at] ?? NaN, sd: Math.sqrt(solveCholesky(factor, size, unit)[at] ?? NaN) }
}

/** P(effect > x). */
export const chanceAbove = ({ parts }: Effect, x: number): number =>
  parts.reduce((sum, { weight, mean, sd }) => sum + weight * normalCdf((mean - x) / sd), 0)

/** Where a share q of the posterior lies below. @param q in (0, 1). */
export function effectQuantile(effect: Effect, q: number): number {
  let low = effect.mean - 20 * effect.sd
  let high = effect.mean + 20 * effect.sd
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (1 - chanceAbove(effect, middle) < q) low = middle
    else high = middle
  }
  return (low + high) / 2
}
