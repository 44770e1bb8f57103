import { type History, logLossOf, predictionsOf } from './history.ts'
import { schedulerOf } from './scheduler.ts'
import { defaultWeights, parseWeights, type Weights } from './weights.ts'

/** Where fitted parameters come from: a native library, a service. Cadre ships none; without one everyone has the defaults. */
export interface ParameterFitter {
  fit(histories: readonly History[]): Promise<readonly number[]>
}

export type Parameters = {
  readonly weights: Weights
  readonly source: 'default' | 'fitted'
  /** Why the defaults are used, null when fitted. */
  readonly because: 'few-reviews' | 'no-fitter' | 'unusable-fit' | 'fit-not-better' | null
  readonly reviews: number
}

/** Below this many reviews a person's own fit is worse than the defaults. */
export const reviewsBeforeFitting = 400

/**
 * The parameters to use for one person (never for one deck): the defaults below 400 reviews, then fitted, and the fit is
 * kept only when it predicts better. Every fifth history is held out of the fit and decides: mean log loss lower than the
 * defaults'. A fit is never trusted unseen.
 * @param histories of this person. @param fitter null where none is installed
 */
export async function parametersFor(
  histories: readonly History[],
  fitter: ParameterFitter | null,
): Promise<Parameters> {
  const reviews = histories.reduce((sum, h) => sum + h.length, 0)
  const fallBack = (because: Parameters['because']): Parameters => ({
    weights: defaultWeights,
    source: 'default',
    because,
    reviews,
  })
  if (reviews < reviewsBeforeFitting) return fallBack('few-reviews')
  if (!fitter) return fallBack('no-fitter')
  const fitted = parseWeights(await fitter.fit(histories.filter((_, i) => i % 5 !== 4)))
  if (!fitted.ok) return fallBack('unusable-fit')
  const heldOut = histories.filter((_, i) => i % 5 === 4)
  const lossWith = (weights: Weights) => logLossOf(predictionsOf(schedulerOf(weights), heldOut)) ?? Infinity
  const { weights } = fitted.value
  if (!(lossWith(weights) < lossWith(defaultWeights))) return fallBack('fit-not-better')
  return { weights, source: 'fitted', because: null, reviews }
}
