import { addPair, correlation, correlationInterval, noPairs } from './correlation.ts'
import { reliability } from './reliability.ts'
import type { ResponseMatrix } from './response-matrix.ts'
import { shareInterval } from './share-interval.ts'

/** Below this many answers nothing is said about an item's quality, only its interval is shown. */
export const enoughAnswers = 30

/**
 * `not-enough-data`: fewer than 30 answers. `constant`: all answered alike. The others only with enough data: `too-easy` / `too-hard`, p beyond
 * .95 / .20 by its whole interval; `low-discrimination`, rest below .15; `negative-discrimination`, the whole interval of rest below 0;
 * `lowers-alpha`, alpha rises by more than .005 without the item.
 */
export type ItemFlag =
  | 'not-enough-data'
  | 'constant'
  | 'too-easy'
  | 'too-hard'
  | 'low-discrimination'
  | 'negative-discrimination'
  | 'lowers-alpha'
  | 'miskey-suspect'

export type ItemStatistics = {
  readonly n: number
  /** Share right among those who answered; null when nobody did. */
  readonly p: number | null
  readonly pInterval: readonly [number, number] | null
  /** Corrected point-biserial: correlation with the share right on the person's other answers. */
  readonly rest: number | null
  readonly restInterval: readonly [number, number] | null
  readonly alphaIfDropped: number | null
  readonly flags: readonly ItemFlag[]
}

export type TestStatistics = {
  readonly alpha: number | null
  /** Rows without a missing answer, on which alpha rests. */
  readonly alphaRows: number
  readonly persons: number
  readonly items: readonly ItemStatistics[]
}

/**
 * Classical statistics of each item, 95 % intervals (Wilson for p, Fisher's z for rest). With no answer missing `rest` is the
 * usual corrected item-total correlation. Limits: p and rest depend on who answered; `rest` underrates items on short tests.
 */
export function itemStatistics(answers: ResponseMatrix): TestStatistics {
  const { alpha, n: alphaRows, ifDropped } = reliability(answers)
  const right = new Float64Array(answers.persons)
  const answered = new Float64Array(answers.persons)
  for (let i = 0; i < answers.persons; i++) {
    for (let j = 0; j < answers.items; j++) {
      const cell = answers.cells[i * answers.items + j] ?? -1
      if (cell < 0) continue
      right[i] = (right[i] ?? 0) + cell
      answered[i] = (answered[i] ?? 0) + 1
    }
  }
  const items = Array.from({ length: answers.items }, (_, j) =>
    statisticsOf(answers, j, { right, answered, alpha, ifDropped: ifDropped[j] ?? null }),
  )
  return { alpha, alphaRows, persons: answered.filter((count) => count > 0).length, items }
}

type Around = {
  readonly right: Float64Array
  readonly answered: Float64Array
  readonly alpha: number | null
  readonly ifDropped: number | null
}

function statisticsOf({ persons, items, cells }: ResponseMatrix, item: number, around: Around): ItemStatistics {
  const pairs = noPairs()
  let n = 0
  let right = 0
  for (let i = 0; i < persons; i++) {
    const cell = cells[i * items + item] ?? -1
    if (cell < 0) continue
    n++
    right += cell
    const others = (around.answered[i] ?? 0) - 1
    if (others > 0) addPair(pairs, cell, ((around.right[i] ?? 0) - cell) / others)
  }
  const rest = correlation(pairs)
  const measured = {
    n,
    p: n === 0 ? null : right / n,
    pInterval: shareInterval(right, n),
    rest,
    restInterval: correlationInterval(rest, pairs.n),
    alphaIfDropped: around.ifDropped,
  }
  return { ...measured, flags: flagsOf(measured, around.alpha) }
}

function flagsOf(item: Omit<ItemStatistics, 'flags'>, alpha: number | null): ItemFlag[] {
  const flags: ItemFlag[] = []
  if (item.p === 0 || item.p === 1) flags.push('constant')
  if (item.n < enoughAnswers) return ['not-enough-data', ...flags]
  const [low, high] = item.pInterval ?? [0, 1]
  if (low > 0.95) flags.push('too-easy')
  if (high < 0.2) flags.push('too-hard')
  if (item.rest !== null && item.rest < 0.15) flags.push('low-discrimination')
  if (item.restInterval && item.restInterval[1] < 0) flags.push('negative-discrimination')
  if (alpha !== null && item.alphaIfDropped !== null && item.alphaIfDropped > alpha + 0.005) flags.push('lowers-alpha')
  return flags
}
