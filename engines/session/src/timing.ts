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

export type Overrun = {
  readonly key: string
  readonly title: string
  readonly plannedMs: number
  readonly runs: number
  readonly overran: number
  /** Of the runs in which it took place. */
  readonly medianMs: number
}

/** How the same session's blocks went in several cohorts: those that overran in at least half of two runs or more. */
export function overrunsAmong(timings: readonly (readonly BlockTiming[])[]): Overrun[] {
  const byKey = Map.groupBy(timings.flat(), ({ key }) => key)
  return [...byKey.values()].flatMap((all) => {
    const ran = all.filter(({ outcome }) => outcome !== 'left-out')
    const overran = ran.filter(({ outcome }) => outcome === 'overran').length
    const [first] = ran
    if (!first || ran.length < 2 || overran * 2 < ran.length) return []
    const { key, title, plannedMs } = first
    return [{ key, title, plannedMs, runs: ran.length, overran, medianMs: medianOf(ran.map(({ ranMs }) => ranMs)) }]
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}
