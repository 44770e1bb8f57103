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
 * No outcomes leave forecasts as they are.
 */
export function recalibrate(outcomes: readonly Outcome[]): Recalibration {
  const line = calibrationLine(outcomes, { intercept: 0.5 ** -2, slope: 0.3 ** -2 }) ?? { intercept: 0, slope: 1 }
  return { line, outcomes: outcomes.length, state: outcomes.length < enoughOutcomes ? 'not-enough-outcomes' : 'fitted' }
}

export const recalibrated = (p: number, { intercept, slope }: Line): number =>
  logistic(intercept + slope * logit(Math.min(1 - 1e-9, Math.max(1e-9, p))))
