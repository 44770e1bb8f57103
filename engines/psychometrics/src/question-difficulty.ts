import { difficultyAt } from './ability.ts'
import type { Exam } from './exam.ts'
import { logit } from './logistic.ts'
import { itemPriors } from './learner-history.ts'
import type { RunningItem } from './running-statistics.ts'

/** What is known of a question without its answers: its author's rating (1 easy to 5 hard; null: none) and running sums. */
export type KnownQuestion = {
  readonly rating: number | null
  /** Chance of guessing it right, [0, 1). */
  readonly guess: number
  readonly sums: Pick<RunningItem, 'restN' | 'restRightSum' | 'restSum'> | null
}

/** No share says more than this far from certain: beyond, the logit runs away from a handful of answers. */
const edge = 0.02

/**
 * How hard a question is, in logits above the cut of `exam`: the mean of the author's prior N(mu + .35 (rating - 3), .8²)
 * and of what its takers' answers say, each by its precision. The takers' level is read from their other questions, which are taken to
 * be as hard on average as the exam's: level = mu + logit((m - g) / (1 - g)); the answers then say b = level - logit((p - c) / (1 - c)) with
 * variance p (1 - p) / (n ((1 - c) s (1 - s))²), s = (p - c) / (1 - c) (delta method). Without answers it is the prior alone.
 * @param known `restRightSum / restN` is p, `restSum / restN` is m, both shares of 0 to 1 over the same people.
 * @returns difficulty and its standard deviation. Limits: takers of different levels are one mean; people who were chosen for a question
 * because they are ahead make it look easier, so sums must not hold them.
 */
export function questionDifficulty({ rating, guess, sums }: KnownQuestion, exam: Exam): { b: number; sd: number } {
  const [prior] = itemPriors([{ domain: 0, rating }], exam)
  const [mean, variance] = [prior?.b ?? exam.difficulty, prior?.variance ?? 1]
  if (sums === null || sums.restN <= 0) return { b: mean, sd: Math.sqrt(variance) }
  const n = sums.restN
  const p = above(sums.restRightSum / n, guess)
  const m = above(sums.restSum / n, exam.guess)
  const level = exam.difficulty + logit((m - exam.guess) / (1 - exam.guess))
  const s = (p - guess) / (1 - guess)
  const observed = level + difficultyAt(p, guess)
  const precision = (n * ((1 - guess) * s * (1 - s)) ** 2) / (p * (1 - p))
  const total = 1 / variance + precision
  return { b: (mean / variance + observed * precision) / total, sd: 1 / Math.sqrt(total) }
}

const above = (share: number, guess: number): number => Math.min(1 - edge, Math.max(guess + edge * (1 - guess), share))
