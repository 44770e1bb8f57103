import type { Id } from '@cadre/kernel'

/** How one person answered one version in one attempt that is finished. */
export type Outcome = {
  readonly versionId: Id<'qve'>
  /** Share of the question's points, 0 to 1 (a penalty counts as 0). */
  readonly right: number
  /** Share right on the same person's other questions of the attempt, 0 to 1. Null: there are no others. */
  readonly rest: number | null
  /** Ids of the options chosen; empty where nothing was, or where there are no options. */
  readonly chosen: readonly string[]
  /** Time spent on it. Null: not known. */
  readonly seconds: number | null
}

export type ItemSums = {
  readonly n: number
  readonly rightSum: number
  readonly rightSquares: number
  /** Those with other answers: only they say how the question goes with the rest. */
  readonly restN: number
  readonly restRightSum: number
  readonly restRightSquares: number
  readonly restSum: number
  readonly restSquares: number
  readonly restRight: number
  readonly secondsN: number
  readonly secondsSum: number
}
export type OptionSums = {
  readonly optionId: string
  readonly n: number
  readonly weaker: number
  readonly middle: number
  readonly stronger: number
  readonly restN: number
  readonly restSum: number
}
export type OutcomeSums = {
  readonly versionId: Id<'qve'>
  readonly item: ItemSums
  readonly options: readonly OptionSums[]
}

/** Below half of the rest right, up to three quarters, above. */
export const groupOf = (rest: number): 'weaker' | 'middle' | 'stronger' =>
  rest < 0.5 ? 'weaker' : rest < 0.75 ? 'middle' : 'stronger'

const share = (value: number): number => Math.min(1, Math.max(0, value))
/** Longer than this on one question, somebody was away. */
const mostSeconds = 1_800

/**
 * What outcomes add to the running sums of their versions.
 * @param sign -1 takes them out again: an explicit regrade removes the old outcomes and adds the new ones.
 */
export function sumsOf(outcomes: readonly Outcome[], sign: 1 | -1 = 1): OutcomeSums[] {
  const byVersion = Map.groupBy(outcomes, ({ versionId }) => versionId)
  return [...byVersion].map(([versionId, those]) => ({
    versionId,
    item: itemSums(those, sign),
    options: optionSums(those, sign),
  }))
}

function itemSums(outcomes: readonly Outcome[], sign: 1 | -1): ItemSums {
  const sum = (of: (outcome: Outcome) => number) => sign * outcomes.reduce((total, each) => total + of(each), 0)
  const right = (outcome: Outcome) => share(outcome.right)
  const rest = (outcome: Outcome) => share(outcome.rest ?? 0)
  const has = (outcome: Outcome) => (outcome.rest === null ? 0 : 1)
  const timed = ({ seconds }: Outcome) => (seconds !== null && seconds >= 0 && seconds <= mostSeconds ? 1 : 0)
  return {
    n: sum(() => 1),
    rightSum: sum(right),
    rightSquares: sum((each) => right(each) ** 2),
    restN: sum(has),
    restRightSum: sum((each) => has(each) * right(each)),
    restRightSquares: sum((each) => has(each) * right(each) ** 2),
    restSum: sum((each) => has(each) * rest(each)),
    restSquares: sum((each) => has(each) * rest(each) ** 2),
    restRight: sum((each) => has(each) * rest(each) * right(each)),
    secondsN: sum(timed),
    secondsSum: sum((each) => timed(each) * (each.seconds ?? 0)),
  }
}

function optionSums(outcomes: readonly Outcome[], sign: 1 | -1): OptionSums[] {
  const chosen = outcomes.flatMap(({ chosen: options, rest }) =>
    [...new Set(options)].map((optionId) => ({ optionId, rest })),
  )
  return [...Map.groupBy(chosen, ({ optionId }) => optionId)].map(([optionId, those]) => {
    const rests = those.flatMap(({ rest }) => (rest === null ? [] : [share(rest)]))
    const inGroup = (group: ReturnType<typeof groupOf>) => sign * rests.filter((rest) => groupOf(rest) === group).length
    return {
      optionId,
      n: sign * those.length,
      weaker: inGroup('weaker'),
      middle: inGroup('middle'),
      stronger: inGroup('stronger'),
      restN: sign * rests.length,
      restSum: sign * rests.reduce((total, rest) => total + rest, 0),
    }
  })
}
