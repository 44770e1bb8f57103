import { seededRandom } from '@cadre/kernel'
import { defaultWeights, type History, type MemoryState, parametersFor, type Review, schedulerOf } from '@cadre/memory'
import { describe, expect, test } from 'vitest'
import { fittedOrRefused } from './commands/engine/fsrs-fit.ts'
import { fsrsFitter } from './fsrs-fitter.ts'

/** Seven reviews of each item by somebody who forgets faster than most and gains more from a success. */
function reviewsOfForgetful(items: number): History[] {
  const random = seededRandom(3)
  const truth = schedulerOf(defaultWeights.with(2, 0.5).with(8, 0.9))
  return Array.from({ length: items }, () => {
    const reviews: Review[] = [{ rating: 3, days: 0 }]
    let state: MemoryState = truth.step(null, 0, 3)
    for (let i = 0; i < 6; i++) {
      const days = 1 + Math.floor(30 * random.next())
      const rating = random.next() < truth.recall(state.stability, days) ? 3 : 1
      reviews.push({ rating, days })
      state = truth.step(state, days, rating)
    }
    return reviews
  })
}

const fitter = await fsrsFitter()

describe('parameters fitted by the optimiser of the FSRS project (S2)', () => {
  test.runIf(fitter)('predict reviews held out of the fit better than the defaults do', async () => {
    const fitted = await parametersFor(reviewsOfForgetful(200), fitter)
    expect(fitted).toMatchObject({ source: 'fitted', because: null, reviews: 1400 })
    expect(fitted.heldOut?.fitted).toBeLessThan(fitted.heldOut?.default ?? 0)
    expect(fitted.weights).toHaveLength(21)
    // Somebody whose first memories last half a day has a first stability far below the usual 2.3 days.
    expect(fitted.weights[2]).toBeLessThan((defaultWeights[2] ?? 0) - 0.2)
  })
  test.runIf(fitter)('are the same for the same reviews', async () => {
    const histories = reviewsOfForgetful(80)
    const [one, other] = [await parametersFor(histories, fitter), await parametersFor(histories, fitter)]
    expect(one.weights).toEqual(other.weights)
  })
  test('are refused in words where the optimiser is not installed', async () => {
    const without = await parametersFor(reviewsOfForgetful(80), null)
    expect(() => fittedOrRefused(without)).toThrow('@open-spaced-repetition/binding')
  })
})
