import { instant } from '@cadre/kernel'
import { defaultWeights } from '@cadre/memory'
import { describe, expect, test } from 'vitest'
import type { RecordedAnswer } from './answer.ts'
import { changesMemories, fitFrom, historiesOf, isFitDue, isLookDue, type Fit } from './fit.ts'

const day = 86_400_000
const given = (questionId: string, at: number, rating: number, sequence: number): RecordedAnswer =>
  ({ questionId, at: instant(at * day), rating, sequence }) as RecordedAnswer
const fit: Fit = {
  fittedAt: instant(0),
  source: 'fitted',
  because: null,
  answers: 400,
  weights: defaultWeights,
  heldOut: { reviews: 60, default: 0.4, fitted: 0.3 },
}

describe("parameters of a person's own memory (S2)", () => {
  test.each([
    ['not before 400 answers', 399, null, false],
    ['at 400 answers', 400, null, true],
    ['not again before a quarter more', 499, fit, false],
    ['again at a quarter more', 500, fit, true],
  ])('are fitted %s', (_, answers, last, due) => expect(isFitDue(answers, last)).toBe(due))
  test.each([
    [99, 100, true],
    [100, 199, false],
    [150, 420, true],
  ])('are looked at when a count goes from %s to %s: %s', (before, after, due) =>
    expect(isLookDue(before, after)).toBe(due),
  )
  test('rest on each question in the order in which it was answered, with the days between', () => {
    expect(historiesOf([given('b', 3, 1, 3), given('a', 0, 3, 1), given('a', 4, 2, 4), given('b', 0, 3, 2)])).toEqual([
      [
        { rating: 3, days: 0 },
        { rating: 2, days: 4 },
      ],
      [
        { rating: 3, days: 0 },
        { rating: 1, days: 3 },
      ],
    ])
  })
  test('leave nothing behind where none could be fitted', () => {
    const parameters = { weights: defaultWeights, source: 'default', reviews: 500, heldOut: null } as const
    expect(fitFrom({ ...parameters, because: 'no-fitter' }, instant(0))).toBeNull()
    expect(fitFrom({ ...parameters, because: 'few-reviews' }, instant(0))).toBeNull()
    expect(fitFrom({ ...parameters, because: 'fit-not-better' }, instant(0))).toMatchObject({
      because: 'fit-not-better',
    })
  })
  test('move memories where they are others than before, and only then', () => {
    expect(changesMemories(null, fit)).toBe(false)
    expect(changesMemories(null, { ...fit, weights: defaultWeights.with(2, 1) })).toBe(true)
    expect(changesMemories({ ...fit, weights: defaultWeights.with(2, 1) }, fit)).toBe(true)
  })
})
