import type { Instant } from '@cadre/kernel'
import type { PlannedBlock } from './block.ts'

/** `open`: people may come in, nothing has begun. `paused`: the block's clock stands still, the agreed end does not move. */
export const phases = ['planned', 'open', 'running', 'paused', 'ended'] as const
export type Phase = (typeof phases)[number]

export type RunBlock = PlannedBlock & {
  /** What it is given now: its plan until it was extended or re-fitted. 0: left out. */
  readonly allottedMs: number
  /** What it took so far, without what is running now. */
  readonly spentMs: number
  /** When it first began. */
  readonly begunAt: Instant | null
}

/** All that a decision about a running session needs to know. */
export type Run = {
  readonly phase: Phase
  readonly blocks: readonly RunBlock[]
  /** Place of the current block; null before the first. */
  readonly at: number | null
  /** As agreed in the calendar; half-open. */
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly openedAt: Instant | null
  readonly startedAt: Instant | null
  /** Since when the current block's clock runs; null while it stands still. */
  readonly enteredAt: Instant | null
  readonly endedAt: Instant | null
}

export const newRun = (blocks: readonly PlannedBlock[], startsAt: Instant, endsAt: Instant): Run => ({
  phase: 'planned',
  blocks: blocks.map((block) => ({ ...block, allottedMs: block.plannedMs, spentMs: 0, begunAt: null })),
  at: null,
  startsAt,
  endsAt,
  openedAt: null,
  startedAt: null,
  enteredAt: null,
  endedAt: null,
})

/** What a block took up to `now`. A clock that was set back takes nothing away. */
export function spentOn(run: Run, place: number, now: Instant): number {
  const stored = run.blocks[place]?.spentMs ?? 0
  return place === run.at && run.enteredAt !== null ? stored + Math.max(0, now - run.enteredAt) : stored
}
