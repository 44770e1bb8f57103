import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import type { MemoryState, Rating, Scheduler } from './scheduler.ts'

/** One review: how it went, and the days since the one before (of the first review nothing came before: it counts as 0). */
export type Review = { readonly rating: Rating; readonly days: number }
/** The reviews of one item by one person, oldest first. */
export type History = readonly Review[]

export type HistoryRefusal = Refusal<'memory.bad-history', { review: number; reason: string }>

/** Reads pairs of rating and days. `review` of a refusal counts from 1. */
export function parseHistory(pairs: readonly (readonly number[])[]): Ok<History> | HistoryRefusal {
  const reviews: Review[] = []
  for (const [i, pair] of pairs.entries()) {
    const bad = (reason: string) => refuse('memory.bad-history', { review: i + 1, reason })
    const [rating, days] = pair
    if (pair.length !== 2 || rating === undefined || days === undefined) return bad('a review is [rating, days]')
    if (rating !== 1 && rating !== 2 && rating !== 3 && rating !== 4)
      return bad(`a rating is 1, 2, 3 or 4, not ${rating}`)
    if (!Number.isFinite(days) || days < 0) return bad(`days since the last review are 0 or more, not ${days}`)
    reviews.push({ rating, days })
  }
  return reviews.length > 0 ? ok(reviews) : refuse('memory.bad-history', { review: 0, reason: 'there is no review' })
}

/** What is remembered after all reviews. @param history at least one review */
export function replay(scheduler: Scheduler, [first, ...rest]: History): MemoryState | null {
  if (!first) return null
  return rest.reduce<MemoryState>(
    (state, { rating, days }) => scheduler.step(state, days, rating),
    scheduler.step(null, 0, first.rating),
  )
}

/** What the model expected of a review, and what came: a prediction was made only where at least a day had passed. */
export type Prediction = { readonly predicted: number; readonly recalled: boolean }

/** The model's predictions along histories, each made from the reviews before it. */
export function predictionsOf(scheduler: Scheduler, histories: readonly History[]): Prediction[] {
  const predictions: Prediction[] = []
  for (const history of histories) {
    let state: MemoryState | null = null
    for (const { rating, days } of history) {
      if (state && days >= 1)
        predictions.push({ predicted: scheduler.recall(state.stability, days), recalled: rating > 1 })
      state = scheduler.step(state, state ? days : 0, rating)
    }
  }
  return predictions
}

/** Mean log loss in nats; predictions are held off 0 and 1 by a millionth. Null without predictions. */
export function logLossOf(predictions: readonly Prediction[]): number | null {
  if (predictions.length === 0) return null
  const edge = 1e-6
  const sum = predictions.reduce((total, { predicted, recalled }) => {
    const p = Math.min(1 - edge, Math.max(edge, predicted))
    return total - Math.log(recalled ? p : 1 - p)
  }, 0)
  return sum / predictions.length
}
