import type { Instant } from '@cadre/kernel'
import type { BlockKind } from './block.ts'
import { spentOn, type Run } from './run.ts'

export type LostObjective = {
  readonly objective: string
  /** Its part of the time that was planned and is not given: a block's loss is shared by its objectives. */
  readonly lostMs: number
  /** No block that serves it got or gets any time. */
  readonly whole: boolean
  /** Kinds of the blocks in which time is missing, in their order. */
  readonly in: readonly BlockKind[]
}

/**
 * What is lost by objective, the most first, when the blocks that are left get these shares: planned less spent less
 * share, for each block that gets less than it was planned to.
 * @param sharesByKey of the blocks from the current one on; a block that is not in it is over.
 */
export function lostIn(run: Run, now: Instant, sharesByKey: ReadonlyMap<string, number>): LostObjective[] {
  const gives = run.blocks.map((block, place) => {
    const gets = spentOn(run, place, now) + (sharesByKey.get(block.key) ?? 0)
    const isLeft = sharesByKey.has(block.key)
    return { block, gets, lostMs: isLeft ? Math.max(0, block.plannedMs - gets) : 0 }
  })
  return collect(gives)
}

/**
 * The objectives that a run which has ended owes: those of every block that took less than its least. They go to the
 * opening review of the next session (L2).
 */
export function owedAfter(run: Run, now: Instant): LostObjective[] {
  const gives = run.blocks.map((block, place) => {
    const gets = spentOn(run, place, now)
    return { block, gets, lostMs: gets < block.leastMs ? block.plannedMs - gets : 0 }
  })
  return collect(gives)
}

type Give = { readonly block: Run['blocks'][number]; readonly gets: number; readonly lostMs: number }

function collect(gives: readonly Give[]): LostObjective[] {
  const names = [...new Set(gives.flatMap(({ block }) => block.objectives))]
  const lost = names.flatMap((objective): LostObjective[] => {
    const serving = gives.filter(({ block }) => block.objectives.includes(objective))
    const missing = serving.filter(({ lostMs }) => lostMs > 0)
    if (missing.length === 0) return []
    return [
      {
        objective,
        lostMs: missing.reduce((sum, { block, lostMs }) => sum + lostMs / block.objectives.length, 0),
        whole: serving.every(({ gets }) => gets === 0),
        in: missing.map(({ block }) => block.kind),
      },
    ]
  })
  return lost.toSorted((a, b) => b.lostMs - a.lostMs || (a.objective < b.objective ? -1 : 1))
}
