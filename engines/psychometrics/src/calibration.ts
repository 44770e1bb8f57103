import type { Refusal } from '@cadre/kernel'
import type { Missing } from './response-matrix.ts'

/**
 * `1pl`: one slope for all items, abilities N(0, 1). `rasch`: the same model with slopes 1 and the abilities' variance free.
 * `2pl`: a slope for each item, abilities N(0, 1).
 */
export type Model = 'rasch' | '1pl' | '2pl'

export type CalibrationOptions = {
  readonly model: Model
  /** Default `ignore`. */
  readonly missing?: Missing
  /** `weak`: slope ~ N(1, 1), intercept ~ N(0, 3²), in the metric of N(0, 1) abilities. Default `none`. */
  readonly prior?: 'none' | 'weak'
  /** Bound on the estimated distance of any slope or intercept from the maximum. Default 1e-6. */
  readonly tolerance?: number
  /** Evaluations of the E and M steps. Default 5000. */
  readonly maxIterations?: number
  /** Nodes of the quadrature on [-6, 6]. Default 61, more beyond 100 items. */
  readonly points?: number
}

/**
 * Why an item's parameters are missing or doubtful: `constant`, everyone answered alike, so the item left the likelihood;
 * `unanswered`; `separation`, the slope runs off without bound; `no-discrimination`, a slope of 0 leaves the location undefined;
 * `singular`, the data do not determine the standard errors.
 */
export type ItemNote = 'constant' | 'unanswered' | 'separation' | 'no-discrimination' | 'singular'

/** P(right) = logistic(a (theta - b)). null where `notes` says why. */
export type CalibratedItem = {
  readonly a: number | null
  readonly b: number | null
  readonly seA: number | null
  readonly seB: number | null
  readonly notes: readonly ItemNote[]
}

export type Calibration = {
  readonly model: Model
  /** Persons with at least one answer. */
  readonly n: number
  readonly logLik: number
  readonly iterations: number
  readonly converged: boolean
  readonly items: readonly CalibratedItem[]
  readonly latent: { readonly mean: number; readonly variance: number }
  /** Every row's posterior mean and standard deviation; a row without answers has the population's. */
  readonly persons: readonly { readonly eap: number; readonly se: number }[]
  /** The objective (log likelihood plus log prior) along the way: never falls. */
  readonly trace: readonly number[]
}

export type CalibrationRefusal =
  | Refusal<'psychometrics.too-few-persons', { readonly persons: number; readonly needed: number }>
  | Refusal<'psychometrics.too-few-items', { readonly items: number; readonly needed: number }>
