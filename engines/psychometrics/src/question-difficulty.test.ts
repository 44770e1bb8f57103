import { seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examOf } from './exam.ts'
import { logistic } from './logistic.ts'
import { questionDifficulty } from './question-difficulty.ts'

const exam = examOf({ counts: [20, 30], cut: 35 })
const of = (right: number, n: number, rest = 0.7) => ({ restN: n, restRightSum: right, restSum: rest * n })
const rated = (rating: number | null) => questionDifficulty({ rating, guess: 0.25, sums: null }, exam)

describe('how hard a question is', () => {
  test('without answers is what its author says, a step of the rating worth .35 logits', () => {
    expect(rated(null)).toEqual({ b: exam.difficulty, sd: 0.8 })
    expect(rated(5).b - rated(3).b).toBeCloseTo(0.7)
    expect(rated(1).b).toBeLessThan(rated(2).b)
  })

  test('moves to what the answers say, the more the more there are', () => {
    const known = (n: number) => questionDifficulty({ rating: 2, guess: 0.25, sums: of(0.4 * n, n) }, exam)
    const [few, many, all] = [known(4), known(40), known(4_000)]
    expect(few.b).toBeLessThan(many.b)
    expect(many.b).toBeLessThan(all.b)
    expect(all.sd).toBeLessThan(few.sd)
  })

  test('is found again from the answers of 20,000 people of one level', () => {
    const random = seededRandom(7)
    const [level, b, c] = [exam.difficulty + 0.8, exam.difficulty + 1.1, 0.25]
    const right = Array.from({ length: 20_000 }, () => random.next() < c + (1 - c) * logistic(level - b)).filter(
      Boolean,
    )
    const rest = exam.guess + (1 - exam.guess) * logistic(0.8)
    const found = questionDifficulty({ rating: null, guess: c, sums: of(right.length, 20_000, rest) }, exam)
    expect(found.b).toBeCloseTo(b, 1)
  })

  test('is finite, and what all have right is never harder than what nobody has', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(shares, shares, fc.integer({ min: 1, max: 500 }), (share, rest, n) => {
        const b = (right: number) => questionDifficulty({ rating: 4, guess: 0.2, sums: of(right * n, n, rest) }, exam).b
        expect(Number.isFinite(b(share))).toBe(true)
        expect(b(1)).toBeLessThanOrEqual(b(0))
      }),
    )
  })
})
