import { expectOk } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { type History, parseHistory } from './history.ts'
import { optimiserFitter, trainingSets } from './optimiser.ts'

const historyOf = (...pairs: [number, number][]): History => expectOk(parseHistory(pairs))

describe('what an optimiser learns from (S2)', () => {
  test('each review after a day or more, with all before it, in whole days, the first at day 0', () => {
    const history = historyOf([3, 9], [2, 0.4], [1, 1.9], [3, 3])
    expect(trainingSets(history).map((set) => set.map(({ days }) => days))).toEqual([
      [0, 0, 1],
      [0, 0, 1, 3],
    ])
  })
  test('a single review and reviews of one day teach nothing', () => {
    expect(trainingSets(historyOf([3, 0]))).toEqual([])
    expect(trainingSets(historyOf([1, 0], [3, 0], [4, 0.9]))).toEqual([])
  })
  test('an optimiser of the binding’s shape is given the sets of all histories, and its parameters come back', async () => {
    const given: number[][] = []
    class FSRSBindingReview {
      readonly of: number
      constructor(rating: number, days: number) {
        this.of = 100 * rating + days
      }
    }
    class FSRSBindingItem {
      readonly reviews: FSRSBindingReview[]
      constructor(reviews: FSRSBindingReview[]) {
        this.reviews = reviews
      }
    }
    const computeParameters = async (items: FSRSBindingItem[]) => {
      for (const { reviews } of items) given.push(reviews.map(({ of }) => of))
      return [1, 2]
    }
    const fitter = optimiserFitter({ FSRSBindingReview, FSRSBindingItem, computeParameters })
    expect(await fitter.fit([historyOf([3, 0], [3, 4]), historyOf([1, 0], [4, 2])])).toEqual([1, 2])
    expect(given).toEqual([
      [300, 304],
      [100, 402],
    ])
  })
})
