import type { Instant } from '@cadre/kernel'
import { defaultWeights, reviewsBeforeFitting, type History, type Parameters, type Weights } from '@cadre/memory'
import { inOrderGiven, type RecordedAnswer } from './answer.ts'
import { daysApart } from './memory.ts'

/** Parameters as they were fitted, or why the default ones stayed. */
export type Fit = {
  readonly fittedAt: Instant
  readonly source: Parameters['source']
  readonly because: 'unusable-fit' | 'fit-not-better' | null
  readonly answers: number
  readonly weights: Weights
  readonly heldOut: Parameters['heldOut']
}

/** A fit is made anew when a quarter more has been answered: parameters of hundreds of reviews move little with a dozen. */
const growth = 1.25

/** Whether a person's answers are enough for a fit, and enough more than at the last one. */
export const isFitDue = (answers: number, last: Pick<Fit, 'answers'> | null): boolean =>
  answers >= reviewsBeforeFitting && (last === null || answers >= last.answers * growth)

/** A learner's count makes it worth looking whenever it passes a multiple of this. */
const lookEvery = 100
export const isLookDue = (before: number, after: number): boolean =>
  Math.floor(after / lookEvery) > Math.floor(before / lookEvery)

/** Everything that one person answered, by question: rating, and days since the answer before. */
export const historiesOf = (answers: readonly RecordedAnswer[]): History[] =>
  [...Map.groupBy(inOrderGiven(answers), ({ questionId }) => questionId).values()].map((given) =>
    given.map(({ rating, at }, index) => ({ rating, days: daysApart(given[index - 1]?.at ?? at, at) })),
  )

/** What is kept of a fit; null where none could be made. */
export function fitFrom({ source, because, reviews, weights, heldOut }: Parameters, fittedAt: Instant): Fit | null {
  if (because === 'few-reviews' || because === 'no-fitter') return null
  return { fittedAt, source, because, answers: reviews, weights, heldOut }
}

/** Whether memories have to be computed anew. */
export const changesMemories = (before: Fit | null, after: Fit): boolean =>
  (before?.weights ?? defaultWeights).some((weight, index) => weight !== after.weights[index])
