import type { Answer, ItemState } from './ability-state.ts'
import type { LevelEstimate } from './group-level.ts'
import { logistic, logisticVariance } from './logistic.ts'

/** Levels at which the likelihood is kept: every half logit from -5 to 5. */
export const levelNodes: readonly number[] = Array.from({ length: 21 }, (_, k) => -5 + k / 2)

/** The log likelihood of a group's level at `levelNodes`. Sums of answers, so those of two people or two days add up. */
export type LevelSums = readonly number[]

export const emptyLevel = (): LevelSums => levelNodes.map(() => 0)

export const sumLevels = (a: LevelSums, b: LevelSums): LevelSums => a.map((value, k) => value + (b[k] ?? 0))

/**
 * Adds one answer of somebody of the group: persons ~ N(level, personSd²), question ~ N(b, variance), remembered with chance R, easier by `ease`
 * outside exam conditions. What `groupLevel` computes from the answers themselves, as sums that need no answer again.
 * @param personSd logits, > 0.
 */
export const addToLevel = (
  sums: LevelSums,
  item: Pick<ItemState, 'a' | 'b' | 'c' | 'variance'>,
  { correct, recall, ease }: Answer,
  personSd: number,
): LevelSums => {
  const kappa = Math.sqrt(1 + (item.a ** 2 * (personSd ** 2 + item.variance)) / logisticVariance)
  const guess = recall + (1 - recall) * item.c
  return sums.map((sum, k) => {
    const p = guess + (1 - guess) * logistic((item.a * ((levelNodes[k] ?? 0) + ease - item.b)) / kappa)
    return sum + Math.log(correct ? p : 1 - p)
  })
}

/** Precision of the belief that the level is near the guess: keeps a handful of answers finite. As in `groupLevel`. */
const guessPrecision = 0.25

/**
 * The level at which the sums, with a weak prior around `guess`, are highest: a parabola through the best node and its neighbours, whose curvature
 * gives the variance. Within .05 logits of `groupLevel` for levels within 2 of the cut (test); at the ends of the scale it stays inside it.
 * @param of.unknown variance that the group's questions share, logits²: mean variance of a question / number of different ones.
 */
export function levelFrom(sums: LevelSums, of: { readonly guess: number; readonly unknown: number }): LevelEstimate {
  const heights = sums.map((sum, k) => sum - (guessPrecision * ((levelNodes[k] ?? 0) - of.guess) ** 2) / 2)
  let best = 1
  for (let k = 1; k < heights.length - 1; k++) if ((heights[k] ?? 0) > (heights[best] ?? 0)) best = k
  const [left, top, right] = [heights[best - 1] ?? 0, heights[best] ?? 0, heights[best + 1] ?? 0]
  const step = 0.5
  const curvature = Math.max(guessPrecision, (2 * top - left - right) / step ** 2)
  const shift = Math.max(-step, Math.min(step, (right - left) / (2 * step) / curvature))
  return { level: (levelNodes[best] ?? 0) + shift, variance: 1 / curvature + of.unknown }
}
