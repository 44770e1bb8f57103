import { type History, logLossOf, predictionsOf } from './history.ts'
import { schedulerOf } from './scheduler.ts'
import { defaultWeights, parseWeights, type Weights } from './weights.ts'

/** Where fitted parameters come from: a native library, a service. The engine has none; without one everyone has the defaults. */
export interface ParameterFitter {
  fit(histories: readonly History[]): Promise<readonly number[]>
}

export type Parameters = {
  readonly weights: Weights
  readonly source: 'default' | 'fitted'
  /** Why the defaults are used, null when fitted. */
  readonly because: 'few-reviews' | 'no-fitter' | 'unusable-fit' | 'fit-not-better' | null
  readonly reviews: number
  /** What decided: mean log loss in nats over the reviews held out of the fit; null where nothing was fitted. */
  readonly heldOut: { readonly reviews: number; readonly default: number; readonly fitted: number } | null
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
  const fallBack = (because: Parameters['because'], heldOut: Parameters['heldOut'] = null): Parameters => ({
    weights: defaultWeights,
    source: 'default',
    because,
    reviews,
    heldOut,
  })
  if (reviews < reviewsBeforeFitting) return fallBack('few-reviews')
  if (!fitter) return fallBack('no-fitter')
  const fitted = parseWeights(await fitter.fit(histories.filter((_, i) => i % 5 !== 4)))
  if (!fitted.ok) return fallBack('unusable-fit')
  const { weights } = fitted.value
  const heldOut = comparedOn(
    histories.filter((_, i) => i % 5 === 4),
    weights,
  )
  if (!heldOut || !(heldOut.fitted < heldOut.default)) return fallBack('fit-not-better', heldOut)
  return { weights, source: 'fitted', because: null, reviews, heldOut }
}

/** Null where the histories hold no review that a prediction was made for. */
function comparedOn(histories: readonly History[], weights: Weights): Parameters['heldOut'] {
  const byDefault = predictionsOf(schedulerOf(defaultWeights), histories)
  const lossOfDefault = logLossOf(byDefault)
  const lossOfFit = logLossOf(predictionsOf(schedulerOf(weights), histories))
  if (lossOfDefault === null || lossOfFit === null) return null
  return { reviews: byDefault.length, default: lossOfDefault, fitted: lossOfFit }
}
