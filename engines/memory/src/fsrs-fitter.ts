import type { ParameterFitter } from './fitting.ts'
import type { History } from './history.ts'

type Binding = typeof import('@open-spaced-repetition/binding')

/** The FSRS project's own optimiser, an optional package with native builds; null where none is installed for this machine. */
export async function fsrsFitter(): Promise<ParameterFitter | null> {
  const binding = await import('@open-spaced-repetition/binding').catch(() => null)
  if (!binding) return null
  return {
    fit: (histories) =>
      binding.computeParameters(
        histories.flatMap((history) => trainingItems(binding, history)),
        { enableShortTerm: true },
      ),
  }
}

/** One item for every review after at least a day, with all reviews before it: what the optimiser predicts. It counts whole days. */
function trainingItems({ FSRSBindingItem, FSRSBindingReview }: Binding, history: History) {
  const days = history.map((review, i) => (i === 0 ? 0 : Math.floor(review.days)))
  return days.flatMap((gap, last) =>
    gap < 1
      ? []
      : [
          new FSRSBindingItem(
            history.slice(0, last + 1).map(({ rating }, i) => new FSRSBindingReview(rating, days[i] ?? 0)),
          ),
        ],
  )
}
