import { instant, type Instant, type Random } from '@cadre/kernel'
import {
  clockOf,
  decide,
  minuteMs,
  newRun,
  type BlockKind,
  type PlannedBlock,
  type Run,
  type Stay,
} from '@cadre/session'

/** How much longer or shorter than planned a kind of block runs: labs overrun more often than not. */
const stretch: Readonly<Record<BlockKind, readonly [number, number]>> = {
  'opening-review': [0.85, 1.2],
  'core-instruction': [0.9, 1.15],
  'hands-on-lab': [1, 1.4],
  'practice-and-discussion': [0.75, 1.05],
  closing: [0.8, 1.1],
  briefing: [0.9, 1.1],
  assessment: [0.95, 1.02],
  review: [0.85, 1.15],
  break: [0.9, 1.1],
}
const opensBeforeMs = 10 * minuteMs
const latestStart = 3
/** From here on this trainer accepts the re-fit. */
const refitFromMs = 4 * minuteMs

export type Step = { readonly kind: 'open' | 'start' | 'next' | 'refit' | 'end'; readonly at: Instant }
export type PlayedRun = { readonly run: Run; readonly steps: readonly Step[] }

/** A session as it may have gone: begun a little late, blocks stretched, the rest re-fitted when it got late. */
export function playRun(
  blocks: readonly PlannedBlock[],
  agreed: { readonly start: Instant; readonly end: Instant },
  random: Random,
): PlayedRun {
  const steps: Step[] = []
  let run = newRun(blocks, agreed.start, agreed.end)
  let at = instant(agreed.start - opensBeforeMs)
  const does = (kind: Step['kind']): boolean => {
    const decided = decide(run, { kind }, at)
    if (!decided.ok) return false
    run = decided.value
    steps.push({ kind, at })
    return true
  }
  does('open')
  at = instant(agreed.start + Math.floor(random.next() * (latestStart + 1)) * minuteMs)
  does('start')
  do {
    const block = run.at === null ? undefined : run.blocks[run.at]
    const [least, most] = stretch[block?.kind ?? 'break']
    const took = ((block?.allottedMs ?? 0) * (least + random.next() * (most - least))) / minuteMs
    at = instant(at + Math.max(1, Math.round(took)) * minuteMs)
    if (clockOf(run, at).behindMs >= refitFromMs) does('refit')
  } while (does('next'))
  does('end')
  return { run, steps }
}

export type Presence = 'whole' | 'late' | 'missed' | 'excused'

/** Signs of life of somebody, folded: the late come after a third of the session. */
export function staysOf(presence: Presence, { startedAt, endedAt }: Run, random: Random): Stay[] {
  if (startedAt === null || endedAt === null || presence === 'missed' || presence === 'excused') return []
  const minutes = Math.floor(random.next() * 4)
  const length = endedAt - startedAt
  const from = presence === 'late' ? startedAt + Math.round(length * 0.35) : startedAt - minutes * minuteMs
  return [{ from: instant(from), to: instant(endedAt - Math.floor(random.next() * 2) * minuteMs) }]
}
