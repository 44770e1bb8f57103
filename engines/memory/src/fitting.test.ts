import { seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { parametersFor } from './fitting.ts'
import type { History, Review } from './history.ts'
import { type MemoryState, schedulerOf } from './scheduler.ts'
import { defaultWeights, type Weights } from './weights.ts'

/** Reviews of somebody whose memory follows `weights`, at gaps of 1 to 30 days. */
function reviewsOf(weights: Weights, items: number): History[] {
  const random = seededRandom(3)
  const truth = schedulerOf(weights)
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

const forgetful = defaultWeights.with(2, 0.5).with(8, 0.9)

describe('parameters per person (S2)', () => {
  const histories = reviewsOf(forgetful, 120)
  test('below 400 reviews everyone has the defaults, and the fitter is not asked', async () => {
    const fitter = { fit: () => Promise.reject(new Error('asked too early')) }
    expect(await parametersFor(histories.slice(0, 50), fitter)).toMatchObject({
      source: 'default',
      because: 'few-reviews',
      reviews: 350,
    })
  })
  test('without a fitter the defaults stay, and say so', async () => {
    expect(await parametersFor(histories, null)).toMatchObject({ weights: defaultWeights, because: 'no-fitter' })
  })
  test('a fit that predicts held-out reviews better is used', async () => {
    let asked = 0
    const fitter = { fit: (seen: readonly History[]) => ((asked = seen.length), Promise.resolve(forgetful)) }
    expect(await parametersFor(histories, fitter)).toMatchObject({
      source: 'fitted',
      because: null,
      weights: forgetful,
    })
    expect(asked).toBe(96)
  })
  test('a fit that predicts worse, or is no fit at all, is not', async () => {
    const worse = defaultWeights.with(2, 100)
    expect(await parametersFor(histories, { fit: () => Promise.resolve(worse) })).toMatchObject({
      because: 'fit-not-better',
    })
    expect(await parametersFor(histories, { fit: () => Promise.resolve([1]) })).toMatchObject({
      because: 'unusable-fit',
    })
  })
})
