import type { Random } from '@cadre/kernel'
import type { Dynamics } from './ability-state.ts'
import { advance } from './answer-log.ts'
import { normalDraws } from './draws.ts'
import { type GrowthPath, levelAt, levelVarianceAt } from './growth-path.ts'
import { type Belief, follow, type History } from './learner-history.ts'
import { forecaster, forecastPass, type Outlook, type PassForecast } from './pass-forecast.ts'

export type ForecastInput = History & {
  /** The day the forecast is made: the log ends here. */
  readonly today: number
  readonly random: Random
  /** Draws of ability and noise, even. Default 200. */
  readonly draws?: number
}

export type LearnerForecast = PassForecast & {
  /** Ability today per domain, logits above the cut: mean and standard deviation. */
  readonly ability: readonly { readonly mean: number; readonly sd: number }[]
  readonly outlook: Outlook
}

/**
 * The chance of passing on `examDay` for each learner, from answers up to `today`: follows abilities with the group's growth, then averages the
 * exam's score distribution over what is not known. Nobody's exam outcome is looked at.
 */
export function forecastLearners(input: ForecastInput): { forecasts: LearnerForecast[]; belief: Belief } {
  const belief = follow(input)
  const { course } = belief
  const by = forecaster(input.exam, normalDraws(input.draws ?? 200, input.exam.counts.length + 2, input.random))
  const outlook = outlookFor(course.path, input, input.exam.counts, course.dynamics)
  const forecasts = belief.states.map((state) => {
    advance(state, input.today, course)
    return { ...forecastPass(state, outlook, by), ability: abilityOf(state.mean, state.covariance), outlook }
  })
  return { forecasts, belief }
}

/**
 * What the days until the exam add: the group's expected growth (averaged over the exam's domains) and its uncertainty, each learner's own random walk
 * (half of it common to the domains), and what regression towards the group the dynamics ask for.
 */
export function outlookFor(
  path: GrowthPath,
  days: { readonly today: number; readonly examDay: number },
  counts: readonly number[],
  dynamics: Dynamics,
): Outlook {
  const ahead = Math.max(0, days.examDay - days.today)
  const questions = counts.reduce((sum, n) => sum + n, 0)
  let drift = 0
  counts.forEach((n, d) => {
    drift += (n / questions) * (levelAt(path, days.examDay, d) - levelAt(path, days.today, d))
  })
  const uncertain = levelVarianceAt(path, days.examDay) - levelVarianceAt(path, days.today)
  const half = 0.5 * dynamics.variancePerDay * ahead
  return {
    drift: ahead === 0 ? 0 : drift,
    level: counts.map((_, d) => levelAt(path, days.today, d)),
    kept: Math.exp(-dynamics.regression * ahead),
    commonVariance: half,
    ownVariance: half,
    groupVariance: Math.max(0, uncertain),
  }
}

function abilityOf(mean: Float64Array, covariance: Float64Array) {
  return Array.from(mean, (m, d) => ({ mean: m, sd: Math.sqrt(covariance[d * mean.length + d] ?? 0) }))
}
