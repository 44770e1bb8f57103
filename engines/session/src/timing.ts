import type { BlockKind } from './block.ts'
import type { Run } from './run.ts'

export type BlockTiming = {
  readonly key: string
  readonly kind: BlockKind
  readonly title: string
  readonly plannedMs: number
  readonly ranMs: number
  readonly outcome: 'as-planned' | 'overran' | 'shortened' | 'left-out'
}

/** A block overran from a tenth of its plan on, and two minutes; it was cut when it took less than its least. */
const tolerance = { share: 0.1, ms: 120_000 } as const

/** Planned against run, block by block (L3). @param run one that has ended. */
export const timingOf = (run: Run): BlockTiming[] =>
  run.blocks.map(({ key, kind, title, plannedMs, leastMs, spentMs, begunAt }) => ({
    key,
    kind,
    title,
    plannedMs,
    ranMs: spentMs,
    outcome: outcomeOf({ plannedMs, leastMs, spentMs, begun: begunAt !== null }),
  }))

type Ran = { readonly plannedMs: number; readonly leastMs: number; readonly spentMs: number; readonly begun: boolean }

function outcomeOf({ plannedMs, leastMs, spentMs, begun }: Ran): BlockTiming['outcome'] {
  if (!begun) return 'left-out'
  if (spentMs - plannedMs >= Math.max(tolerance.ms, tolerance.share * plannedMs)) return 'overran'
  return spentMs < leastMs ? 'shortened' : 'as-planned'
}

export type BlockPattern = {
  readonly key: string
  readonly kind: BlockKind
  readonly title: string
  /** As the first of the runs planned it. */
  readonly plannedMs: number
  /** Runs in which it took place; the other counts are of these, but `leftOut`. */
  readonly runs: number
  readonly overran: number
  readonly shortened: number
  readonly leftOut: number
  /** Middle of what it took, of an even number the mean of the two in the middle; 0 without runs. */
  readonly medianMs: number
}

/** With fewer runs than this, what happened is no pattern. */
export const enoughRuns = 3

/** How each block of the same session went in several runs (L3). @param timings the newest first; blocks of another kind under the same key are passed over. */
export function patternsAmong(timings: readonly (readonly BlockTiming[])[]): BlockPattern[] {
  const byKey = Map.groupBy(timings.flat(), ({ key }) => key)
  return [...byKey.values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const same = all.filter(({ kind }) => kind === first.kind)
    const ran = same.filter(({ outcome }) => outcome !== 'left-out')
    const having = (outcome: BlockTiming['outcome']) => same.filter((timing) => timing.outcome === outcome).length
    const { key, kind, title, plannedMs } = first
    return [
      {
        ...{ key, kind, title, plannedMs },
        runs: ran.length,
        overran: having('overran'),
        shortened: having('shortened'),
        leftOut: having('left-out'),
        medianMs: ran.length === 0 ? 0 : medianOf(ran.map(({ ranMs }) => ranMs)),
      },
    ]
  })
}

/** A block that overran in at least half of the runs in which it took place, when there are enough of them. */
export const overrunsOften = ({ runs, overran }: Pick<BlockPattern, 'runs' | 'overran'>): boolean =>
  runs >= enoughRuns && overran * 2 >= runs

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}
