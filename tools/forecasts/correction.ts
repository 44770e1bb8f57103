import { recalibrate, recalibrated } from '@cadre/psychometrics'
import type { Judged } from './world.ts'

/** Forecasts corrected by the outcomes of others, forecast as of the same day of their programme. */
export function correctedBy(past: readonly Judged[], forecasts: readonly Judged[]): Judged[] {
  const { line } = recalibrate(past)
  return forecasts.map((one) => ({ ...one, p: recalibrated(one.p, line) }))
}

/**
 * Forecasts corrected by the outcomes of the organisation's own other cohorts: every second cohort is taken for the past of the rest, and the other
 * way round, so that nobody's correction has seen their outcome.
 */
export function correctedByOtherCohorts(forecasts: readonly Judged[]): Judged[] {
  const cohorts = new Map([...new Set(forecasts.map(({ cohort }) => cohort))].map((cohort, at) => [cohort, at % 2]))
  const [even, odd] = [0, 1].map((half) => forecasts.filter(({ cohort }) => cohorts.get(cohort) === half))
  return [...correctedBy(odd ?? [], even ?? []), ...correctedBy(even ?? [], odd ?? [])]
}
