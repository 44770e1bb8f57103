import { assert } from '@cadre/kernel'
import { zOf } from './special/normal.ts'
import type { Interval } from './proportion.ts'

/** One person followed: until the event (certified, left), or until we stopped looking (censored). Time: any unit, at least 0. */
export type Followed = { readonly time: number; readonly event: boolean }

export type SurvivalStep = Interval & {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly censored: number
  /** Share still without the event just after `time`. */
  readonly survival: number
  /** Greenwood's standard error of `survival`; 0 at 1, and not defined (null) once nobody is left. */
  readonly se: number | null
}

/** Times when at least one person has the event or is censored, in order. */
export function tallied(
  people: readonly Followed[],
): { time: number; atRisk: number; events: number; censored: number }[] {
  const ordered = people.toSorted((a, b) => a.time - b.time)
  const steps: { time: number; atRisk: number; events: number; censored: number }[] = []
  for (const [i, { time, event }] of ordered.entries()) {
    assert(time >= 0, `a time is at least 0, not ${time}`)
    let step = steps.at(-1)
    if (step?.time !== time) {
      step = { time, atRisk: ordered.length - i, events: 0, censored: 0 }
      steps.push(step)
    }
    if (event) step.events++
    else step.censored++
  }
  return steps
}

/**
 * The share of people still without the event at each time, when some were not followed to the end (Kaplan and Meier
 * 1958): S(t) = Π (1 - d_i / n_i) over times up to t. Greenwood's variance S² Σ d_i / (n_i (n_i - d_i)); the band is on the
 * log-log scale, S^exp(±z se / (S |ln S|)), which stays inside [0, 1]. Someone censored at the time of an event counts as
 * at risk for it. Assumes that censoring says nothing about the event: people who were withdrawn because they were
 * about to fail break it.
 * @param people at least one. @param level of the pointwise band, in (0, 1)
 */
export function kaplanMeier(people: readonly Followed[], level = 0.95): SurvivalStep[] {
  const z = zOf(level)
  let survival = 1
  let greenwood = 0
  return tallied(people).map(({ time, atRisk, events, censored }) => {
    survival *= 1 - events / atRisk
    greenwood += events === 0 ? 0 : events / (atRisk * (atRisk - events))
    const se = survival > 0 ? survival * Math.sqrt(greenwood) : null
    return { time, atRisk, events, censored, survival, se, ...band(survival, greenwood, z) }
  })
}

function band(survival: number, greenwood: number, z: number): Interval {
  if (survival === 1 || survival === 0) return { lo: survival, hi: survival }
  const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival))
  return { lo: survival ** Math.exp(half), hi: survival ** Math.exp(-half) }
}

/** The first time by which at least half had the event, or null when fewer did. */
export const medianSurvival = (steps: readonly SurvivalStep[]): number | null =>
  steps.find((step) => step.survival <= 0.5 + 1e-12)?.time ?? null

/** S(t): the share without the event just after `time`; 1 before the first event. */
export const survivalAt = (steps: readonly SurvivalStep[], time: number): number =>
  steps.findLast((step) => step.time <= time)?.survival ?? 1
