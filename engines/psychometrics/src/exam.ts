import { assert } from '@cadre/kernel'
import { logistic } from './logistic.ts'
import { normalQuantile } from './normal-curve.ts'

/** The real exam as the forecast sees it. */
export type Exam = {
  /** Scored questions per domain. */
  readonly counts: readonly number[]
  /** Right answers needed. */
  readonly cut: number
  /** Standard deviation of the cut, in questions: 0 where the raw pass mark is published, else 3-5 % of the questions. */
  readonly cutSd: number
  /** Chance of guessing right. */
  readonly guess: number
  /** Standard deviation of difficulty among the exam's questions, logits. */
  readonly spread: number
  /** Standard deviation of a person's day, logits: about .2, known to a factor of 1.6, which has the root mean square .25. */
  readonly dayNoise: number
  /** Standard deviation of difficulty between forms, and of the bank's mean against the exam's, logits. */
  readonly formNoise: number
  readonly bankNoise: number
  /** Mean difficulty: the one at which ability 0 expects the cut. */
  readonly difficulty: number
}

/** Questions per domain in proportion to the weights, by largest remainder, summing to `questions`. */
export function countsByWeight(weights: readonly number[], questions: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (questions * weight) / total)
  const counts = exact.map(Math.floor)
  const short = questions - counts.reduce((sum, n) => sum + n, 0)
  const order = [...exact.keys()].toSorted((x, y) => remainder(exact, y) - remainder(exact, x) || x - y)
  for (const d of order.slice(0, short)) counts[d] = (counts[d] ?? 0) + 1
  return counts
}

const remainder = (exact: readonly number[], at: number): number => (exact[at] ?? 0) % 1

export function examOf(given: {
  readonly counts: readonly number[]
  readonly cut: number
  readonly cutSd?: number
  readonly guess?: number
}): Exam {
  const { counts, cut, cutSd = 0, guess = 0.25 } = given
  const questions = counts.reduce((sum, n) => sum + n, 0)
  assert(cut >= 0 && cut <= questions, `a cut of ${cut} on ${questions} questions`)
  const spread = 0.8
  const difficulty = difficultyOf(cut / questions, guess, spread)
  return { counts, cut, cutSd, guess, spread, dayNoise: 0.25, formNoise: 0.15, bankNoise: 0.2, difficulty }
}

/** Difficulties of `n` questions at the even quantiles of N(0, spread²): a typical form. */
export const typicalForm = (n: number, spread: number): number[] =>
  Array.from({ length: n }, (_, k) => spread * normalQuantile((k + 0.5) / n))

/** Mean difficulty that gives ability 0 the share; where guessing alone reaches it, a very hard bank (ability 0 just guesses). */
function difficultyOf(share: number, guess: number, spread: number): number {
  const form = typicalForm(101, spread)
  const expected = (mean: number) =>
    form.reduce((sum, b) => sum + guess + (1 - guess) * logistic(-mean - b), 0) / form.length
  let low = -6
  let high = 6
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2
    if (expected(middle) > share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
