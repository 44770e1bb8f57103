import { pick, seededRandom } from '@cadre/kernel'
import { defaultWeights, type History, type MemoryState, parametersFor, type Review, schedulerOf } from '@cadre/memory'
import { describe, expect, test } from 'vitest'
import { fittedOrRefused } from './commands/engine/fsrs-fit.ts'
import { fsrsFitter } from '@cadre/memory/fsrs-fitter'

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
const binding = await import('@open-spaced-repetition/binding').catch(() => null)

describe('the step of the memory engine', () => {
  test.runIf(binding)('is that of the FSRS project in Rust, over forty histories of ten reviews', () => {
    if (!binding) return
    const random = seededRandom(9)
    const rust = new binding.FSRSBinding([...defaultWeights])
    const ours = schedulerOf(defaultWeights)
    for (let card = 0; card < 40; card++) {
      let theirs: InstanceType<typeof binding.BindingMemoryState> | null = null
      let state: MemoryState | null = null
      for (let k = 0; k < 10; k++) {
        const rating = pick(random, [1, 2, 3, 4] as const)
        const days = k === 0 ? 0 : Math.floor(40 * random.next() ** 3)
        const next = rust.nextStates(theirs, 0.9, days)
        theirs = next[(['again', 'hard', 'good', 'easy'] as const)[rating - 1] ?? 'good'].memory
        state = ours.step(state, days, rating)
        // Theirs counts in single precision.
        expect(Math.abs(state.stability / theirs.stability - 1)).toBeLessThan(1e-3)
        expect(Math.abs(state.difficulty - theirs.difficulty)).toBeLessThan(1e-3)
      }
    }
  })
})

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
