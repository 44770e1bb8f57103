import type { ParameterFitter } from './fitting.ts'
import type { History, Review } from './history.ts'

/**
 * The part of the FSRS project's optimiser (`@open-spaced-repetition/binding`, an optional package with native builds) that fitting needs. It is
 * described by its shape, so that this engine depends on no native package: whoever has it hands the imported package in.
 */
export type Optimiser<Sight, Item> = {
  readonly FSRSBindingReview: new (rating: number, days: number) => Sight
  readonly FSRSBindingItem: new (reviews: Sight[]) => Item
  readonly computeParameters: (items: Item[], options: { readonly enableShortTerm: boolean }) => Promise<number[]>
}

/** The fitter for `parametersFor`. It fits off the calling thread and takes about a second for a thousand reviews; it is not stopped halfway. */
export const optimiserFitter = <Sight, Item>(optimiser: Optimiser<Sight, Item>): ParameterFitter => ({
  fit: (histories) =>
    optimiser.computeParameters(
      histories.flatMap(trainingSets).map((reviews) => {
        const sights = reviews.map(({ rating, days }) => new optimiser.FSRSBindingReview(rating, days))
        return new optimiser.FSRSBindingItem(sights)
      }),
      { enableShortTerm: true },
    ),
})

/** What the optimiser learns from: one set for every review after at least a day, with all reviews before it. It counts whole days. */
export function trainingSets(history: History): Review[][] {
  const whole = history.map(({ rating, days }, i) => ({ rating, days: i === 0 ? 0 : Math.floor(days) }))
  return whole.flatMap(({ days }, last) => (days < 1 ? [] : [whole.slice(0, last + 1)]))
}
