import type { Instant } from '@cadre/kernel'
import { spentOn, type Run } from './run.ts'

export type BlockClock = {
  readonly key: string
  readonly spentMs: number
  readonly leftMs: number
  readonly overMs: number
}
export type RunClock = {
  /** The current block; null before the first and after the end. */
  readonly block: BlockClock | null
  /** To the agreed end; 0 after it. */
  readonly leftMs: number
  /** What the blocks that are left still want. */
  readonly neededMs: number
  /** How much later than agreed it would end; below 0: earlier. */
  readonly behindMs: number
}

/**
 * The clocks of a run at an instant: of the current block, and of the whole.
 *   left = max(0, agreed end - now) · needed = sum of max(0, allotted - spent) from the current block on
 *   behind = needed - (agreed end - now)
 * @param now milliseconds since 1970; the server's, or a device's corrected by it
 */
export function clockOf(run: Run, now: Instant): RunClock {
  const from = run.at ?? 0
  const needed = run.blocks.reduce(
    (sum, { allottedMs }, place) => (place < from ? sum : sum + Math.max(0, allottedMs - spentOn(run, place, now))),
    0,
  )
  const neededMs = run.phase === 'ended' ? 0 : needed
  return {
    block: run.phase === 'ended' ? null : blockClock(run, now),
    leftMs: run.phase === 'ended' ? 0 : Math.max(0, run.endsAt - now),
    neededMs,
    behindMs: run.phase === 'ended' ? 0 : neededMs - (run.endsAt - Math.max(now, run.startedAt ?? run.startsAt)),
  }
}

function blockClock(run: Run, now: Instant): BlockClock | null {
  const block = run.at === null ? undefined : run.blocks[run.at]
  if (run.at === null || !block) return null
  const spentMs = spentOn(run, run.at, now)
  const leftMs = block.allottedMs - spentMs
  return { key: block.key, spentMs, leftMs: Math.max(0, leftMs), overMs: Math.max(0, -leftMs) }
}
