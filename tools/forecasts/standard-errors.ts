import { logistic } from '@cadre/psychometrics'
import type { Judged } from './world.ts'
import type { Score } from './score.ts'

export type StandardErrors = { readonly skill: number; readonly slope: number; readonly intercept: number }

/**
 * How far skill, slope and intercept of some forecasts can be trusted, by the delta method over whole cohorts: people of one cohort share their
 * teaching, so that their outcomes are not independent given their forecasts. What all cohorts of a programme share shows between seeds only.
 * Skill S = (base - model) / (base - oracle) moves by ((b - m) - S (b - o)) / (base - oracle) per person; the line by Huber's sandwich.
 * Source: White, Econometrica 48, 1980; Liang and Zeger, Biometrika 73, 1986 (clusters).
 */
export function standardErrors(judged: readonly Judged[], score: Score): StandardErrors {
  const line =
    score.slope === null || score.intercept === null ? null : lineErrors(judged, score.slope, score.intercept)
  return {
    skill: skillError(judged, score),
    slope: line?.slope ?? Number.NaN,
    intercept: line?.intercept ?? Number.NaN,
  }
}

function skillError(judged: readonly Judged[], { skill }: Score): number {
  const n = judged.length
  const baseRate = judged.filter(({ passed }) => passed).length / n
  const gains = judged.map(({ p, passed, oracle, cohort }) => {
    const outcome = passed ? 1 : 0
    const base = (baseRate - outcome) ** 2
    return { cohort, model: base - (p - outcome) ** 2, best: base - (oracle - outcome) ** 2 }
  })
  const room = gains.reduce((sum, { best }) => sum + best, 0) / n
  const sums = new Map<string, number>()
  for (const { cohort, model, best } of gains) sums.set(cohort, (sums.get(cohort) ?? 0) + model - skill * best)
  return Math.sqrt([...sums.values()].reduce((sum, moved) => sum + moved ** 2, 0)) / (n * room)
}

function lineErrors(judged: readonly Judged[], slope: number, intercept: number) {
  let [h00, h01, h11] = [0, 0, 0]
  const scores = new Map<string, readonly [number, number]>()
  for (const { p, passed, cohort } of judged) {
    const kept = Math.min(1 - 1e-6, Math.max(1e-6, p))
    const x = Math.log(kept / (1 - kept))
    const chance = logistic(intercept + slope * x)
    const residual = (passed ? 1 : 0) - chance
    const weight = chance * (1 - chance)
    h00 += weight
    h01 += weight * x
    h11 += weight * x * x
    const [g0, g1] = scores.get(cohort) ?? [0, 0]
    scores.set(cohort, [g0 + residual, g1 + residual * x])
  }
  const det = h00 * h11 - h01 ** 2
  let [ofIntercept, ofSlope] = [0, 0]
  for (const [g0, g1] of scores.values()) {
    ofIntercept += ((h11 * g0 - h01 * g1) / det) ** 2
    ofSlope += ((h00 * g1 - h01 * g0) / det) ** 2
  }
  return { intercept: Math.sqrt(ofIntercept), slope: Math.sqrt(ofSlope) }
}
