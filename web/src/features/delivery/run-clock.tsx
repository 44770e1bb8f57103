import './run-clock.css'
import { clockOf, type RunClock as Clock } from '@cadre/session'
import { clockText } from '../../lib/format/duration.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { runOf, type SharedRun } from './live-run.ts'
import { useServerNow } from './use-live-run.ts'

type Props = { readonly run: SharedRun; readonly skewMs: number; readonly size?: 'large' | 'small' }

/** What is left of the block and of the whole, by the server's clock. */
export function RunClock({ run, skewMs, size = 'small' }: Props) {
  const clock = clockOf(runOf(run), useServerNow(skewMs))
  const { block } = clock
  const over = block !== null && block.overMs > 0
  const shown = block ? (over ? block.overMs : block.leftMs) : clock.leftMs
  return (
    <div className="run-clock" data-size={size} data-over={over}>
      <span className="run-clock-block" role="timer" aria-label={over ? 'Over time' : 'Left of this block'}>
        {over && '+'}
        {clockText(Math.ceil(shown / 1_000))}
      </span>
      <span className="run-clock-whole">
        {run.phase === 'ended' ? 'ended' : `${clockText(Math.ceil(clock.leftMs / 1_000))} to the end`}
      </span>
      <Lateness clock={clock} run={run} />
    </div>
  )
}

function Lateness({ clock, run }: { readonly clock: Clock; readonly run: SharedRun }) {
  if (run.phase === 'paused') return <Mark tone="warn">paused</Mark>
  const minutes = Math.round(clock.behindMs / 60_000)
  if (run.startedAt === null || run.phase === 'ended' || minutes === 0) return null
  return minutes > 0 ? <Mark tone="warn">{minutes} min late</Mark> : <Mark tone="good">{-minutes} min early</Mark>
}
