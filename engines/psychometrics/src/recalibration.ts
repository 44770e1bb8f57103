import { logistic, logit } from './logistic.ts'
import { calibrationLine, type Line, type Outcome } from './scoring.ts'

/** Below this many outcomes the calibration of forecasts cannot be checked. */
export const enoughOutcomes = 50

export type Recalibration = {
  readonly line: Line
  readonly outcomes: number
  /** `not-enough-outcomes`: the line is mostly the prior, and says little. */
  readonly state: 'fitted' | 'not-enough-outcomes'
}

/**
 * The correction that an organisation's own outcomes suggest: logit p' = a + b logit p with a ~ N(0, .5²), b ~ N(1, .3²), posterior mode.
 * No outcomes leave forecasts as they are. The slope is never below 0: outcomes that contradict forecasts make them worthless, they do not turn their order round.
 */
export function recalibrate(outcomes: readonly Outcome[]): Recalibration {
  const fitted = calibrationLine(outcomes, { intercept: 0.5 ** -2, slope: 0.3 ** -2 }) ?? { intercept: 0, slope: 1 }
  const line = fitted.slope < 0 ? levelOf(outcomes) : fitted
  return { line, outcomes: outcomes.length, state: outcomes.length < enoughOutcomes ? 'not-enough-outcomes' : 'fitted' }
}

/** Slope 0: one chance for everybody, the posterior mode of a under the same prior (fixed point of a = .5² sum of residuals, by halving). */
function levelOf(outcomes: readonly Outcome[]): Line {
  const passed = outcomes.reduce((sum, outcome) => sum + (outcome.passed ? 1 : 0), 0)
  let [low, high] = [-10, 10]
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2
    if (0.5 ** 2 * (passed - outcomes.length * logistic(middle)) > middle) low = middle
    else high = middle
  }
  return { intercept: (low + high) / 2, slope: 0 }
}

export const recalibrated = (p: number, { intercept, slope }: Line): number =>
  logistic(intercept + slope * logit(Math.min(1 - 1e-9, Math.max(1e-9, p))))
