import { correlation, correlationInterval } from './correlation.ts'
import { enoughAnswers, type ItemFlag } from './item-statistics.ts'
import { miskeyEvidence } from './miskey.ts'
import { shareInterval } from './share-interval.ts'

/**
 * What is kept of an item's answers when the answers themselves are not: plain sums, to which each new attempt adds.
 * `right`: share of the points of each answer; `rest`: share right on the person's other answers; both 0 to 1.
 */
export type RunningItem = {
  readonly n: number
  readonly rightSum: number
  /** Of those with other answers. */
  readonly restN: number
  readonly restRightSum: number
  readonly restRightSquares: number
  readonly restSum: number
  readonly restSquares: number
  readonly restRight: number
}
/** `byGroup`: how many chose it among groups of people, the weakest first. */
export type RunningOption = {
  readonly option: string
  readonly isKey: boolean
  readonly n: number
  readonly restN: number
  readonly restSum: number
  readonly byGroup: readonly number[]
}
export type RunningOptionStatistics = RunningOption & {
  readonly share: number
  readonly shareInterval: readonly [number, number] | null
  readonly meanRest: number | null
  readonly rest: number | null
}
export type RunningStatistics = {
  readonly p: number | null
  readonly pInterval: readonly [number, number] | null
  readonly rest: number | null
  readonly restInterval: readonly [number, number] | null
  readonly flags: readonly ItemFlag[]
  readonly options: readonly RunningOptionStatistics[]
  /** The option that is probably the key, where the stated one is probably not. */
  readonly miskey: { readonly option: string; readonly probability: number } | null
}

/** Sums of differences from the mean, from sums of squares: exact enough, since every value is between 0 and 1. */
const pairsOf = ({ n, x, xx, y, yy, xy }: Record<'n' | 'x' | 'xx' | 'y' | 'yy' | 'xy', number>) => ({
  n,
  meanX: n === 0 ? 0 : x / n,
  meanY: n === 0 ? 0 : y / n,
  xx: n === 0 ? 0 : xx - (x * x) / n,
  yy: n === 0 ? 0 : yy - (y * y) / n,
  xy: n === 0 ? 0 : xy - (x * y) / n,
})

/**
 * Classical statistics of an item from running sums: share right (Wilson), correlation with the rest (Fisher's z), the
 * distractor table, and the miskey alarm. The same numbers as `itemStatistics` where every answer is right or wrong.
 * @param groupMeans the share right that stands for each group of `byGroup`, 0 to 1. The alarm sees people by their
 * group only, so it is a little slower than with the answers themselves; it needs items with one right option.
 */
export function runningStatistics(
  item: RunningItem,
  options: readonly RunningOption[],
  groupMeans: readonly number[],
): RunningStatistics {
  const { n, restN, restRightSum, restRightSquares, restSum, restSquares, restRight } = item
  const people = { n: restN, y: restSum, yy: restSquares }
  const rest = correlation(pairsOf({ ...people, x: restRightSum, xx: restRightSquares, xy: restRight }))
  const restInterval = correlationInterval(rest, restN)
  const p = n === 0 ? null : item.rightSum / n
  const pInterval = shareInterval(item.rightSum, n)
  const miskey = miskeyOf(options, groupMeans)
  const flags = flagsOf({ n, p, pInterval, rest, restInterval })
  return {
    p,
    pInterval,
    rest,
    restInterval,
    miskey,
    flags: miskey ? [...flags, 'miskey-suspect'] : flags,
    options: options.map((option) => ({
      ...option,
      share: n === 0 ? 0 : option.n / n,
      shareInterval: shareInterval(option.n, n),
      meanRest: option.restN === 0 ? null : option.restSum / option.restN,
      rest: correlation(pairsOf({ ...people, x: option.restN, xx: option.restN, xy: option.restSum })),
    })),
  }
}

type Measured = Pick<RunningStatistics, 'p' | 'pInterval' | 'rest' | 'restInterval'> & { readonly n: number }

/** As `itemStatistics` sets them; alpha is not known from one item. */
function flagsOf({ n, p, pInterval, rest, restInterval }: Measured): ItemFlag[] {
  const flags: ItemFlag[] = p === 0 || p === 1 ? ['constant'] : []
  if (n < enoughAnswers) return ['not-enough-data', ...flags]
  const [low, high] = pInterval ?? [0, 1]
  if (low > 0.95) flags.push('too-easy')
  if (high < 0.2) flags.push('too-hard')
  if (rest !== null && rest < 0.15) flags.push('low-discrimination')
  if (restInterval && restInterval[1] < 0) flags.push('negative-discrimination')
  return flags
}

/** Number of other questions that a group's share is taken to rest on: it smooths shares of 0 and 1. */
const others = 20
/** More answers than this say the same, later. */
const mostAnswers = 2_000

function miskeyOf(options: readonly RunningOption[], groupMeans: readonly number[]): RunningStatistics['miskey'] {
  const keys = options.filter(({ isKey }) => isKey)
  const [key] = keys
  if (!key || keys.length > 1) return null
  const answers = options.flatMap(({ option, byGroup }) =>
    byGroup.flatMap((count, group) =>
      Array.from({ length: Math.min(mostAnswers, count) }, () => ({ choice: option, rest: groupMeans[group] ?? 0.5 })),
    ),
  )
  if (answers.length === 0) return null
  const names = options.map(({ option }) => option)
  const [best] = miskeyEvidence(answers, { key: key.option, options: names, others })
    .filter(({ option }) => option !== key.option)
    .toSorted((a, b) => b.probability - a.probability)
  return best && best.probability >= 0.5 ? best : null
}
