import type { Instant } from '@cadre/kernel'
import { minuteMs } from './block.ts'
import { lostIn, type LostObjective } from './lost.ts'
import { spentOn, type Run } from './run.ts'
import { bestShares, type Want } from './shares.ts'

export type FittedBlock = {
  readonly key: string
  /** What it still was to get, and what it gets. */
  readonly beforeMs: number
  readonly afterMs: number
}
export type Fit = {
  readonly timeLeftMs: number
  readonly blocks: readonly FittedBlock[]
  /** Left over at the end: the session can end this much earlier. */
  readonly spareMs: number
  readonly lost: readonly LostObjective[]
}

/** More time than this share of its plan does a block no good. */
export const mostShare = 1.5

/**
 * The blocks that are left, fitted into the time that is left (L2).
 *
 * Late: a block gets nothing, or at least its least; which are kept and who gets the rest maximises
 *   sum of value x (coreWorth x minutes up to the least + minutes beyond it up to the plan), see `bestShares`.
 * Early: what is over goes to the blocks whose minutes are worth most, up to `mostShare` of their plan; the rest is `spareMs`.
 * Later blocks get whole minutes; the odd seconds go to the current block, or to the first that is kept.
 * Law: sum of afterMs + spareMs = timeLeftMs, exactly.
 * @param now at or after the agreed end nothing is left, and everything is lost.
 */
export function fitRemaining(run: Run, now: Instant): Fit {
  const timeLeftMs = run.phase === 'ended' ? 0 : Math.max(0, run.endsAt - now)
  const from = run.at ?? 0
  const wants = run.blocks.slice(from).map((block, index): Want => {
    const spent = spentOn(run, from + index, now)
    return {
      leastMs: Math.max(0, block.leastMs - spent),
      wantMs: Math.max(0, block.plannedMs - spent),
      mostMs: Math.max(0, Math.floor((block.plannedMs * mostShare) / minuteMs) * minuteMs - spent),
      value: block.value,
    }
  })
  const shares = inWholeMinutes(bestShares(wants, timeLeftMs), run.at !== null)
  const blocks = run.blocks.slice(from).map((block, index) => ({
    key: block.key,
    beforeMs: Math.max(0, block.allottedMs - spentOn(run, from + index, now)),
    afterMs: shares[index] ?? 0,
  }))
  return {
    timeLeftMs,
    blocks,
    spareMs: timeLeftMs - blocks.reduce((sum, { afterMs }) => sum + afterMs, 0),
    lost: lostIn(run, now, new Map(blocks.map(({ key, afterMs }) => [key, afterMs]))),
  }
}

/** Moves the seconds of later blocks to the current one, or to the first that is kept. */
function inWholeMinutes(shares: readonly number[], hasCurrent: boolean): number[] {
  const taker = hasCurrent && (shares[0] ?? 0) > 0 ? 0 : shares.findIndex((share) => share > 0)
  let odd = 0
  const whole = shares.map((share, index) => {
    if (index === taker) return share
    odd += share % minuteMs
    return share - (share % minuteMs)
  })
  return whole.map((share, index) => (index === taker ? share + odd : share))
}
