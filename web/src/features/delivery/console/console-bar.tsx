import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import type { Command } from '../../../ui/commands/command.ts'
import { useCommands } from '../../../ui/commands/use-commands.ts'
import { KeyCaps } from '../../../ui/commands/key-caps.tsx'
import type { SharedRun } from '../live-run.ts'
import { RunClock } from '../run-clock.tsx'
import type { Acts, RunStep } from './use-acts.ts'

type Props = { readonly run: SharedRun; readonly skewMs: number; readonly acts: Acts; readonly onEnd: () => void }

const group = 'Session'

/** The clock and the steps of a session, each with its key. */
export function ConsoleBar({ run, skewMs, acts, onEnd }: Props) {
  const { revision, phase } = run
  const { run: step } = acts.step
  const steps = useMemo(() => stepsIn(phase), [phase])
  const take = useCallback(
    (command: RunStep) => (command.kind === 'end' ? onEnd() : step({ expectedRevision: revision, command })),
    [revision, step, onEnd],
  )
  const commands = useMemo<Command[]>(
    () =>
      steps.map(({ id, label, keys, step: command }) => ({
        id: `session.${id}`,
        label,
        group,
        keys,
        run: () => take(command),
      })),
    [steps, take],
  )
  useCommands(commands)
  const current = run.at === null ? null : run.blocks[run.at]
  const next = run.blocks.find((block, at) => at > (run.at ?? -1) && block.allottedMs > 0)
  return (
    <section className="console-bar" aria-label="Clock and steps">
      <div className="console-bar-now">
        <strong>{phase === 'ended' ? 'The session has ended' : (current?.title ?? 'Not started yet')}</strong>
        <RunClock run={run} skewMs={skewMs} />
        {phase !== 'ended' && <span className="console-bar-next">Next: {next?.title ?? 'the end'}</span>}
      </div>
      <div className="console-bar-steps">
        {steps.map(({ id, label, keys, step: command, primary }) => (
          <Button
            key={id}
            variant={primary ? 'filled' : 'default'}
            disabled={acts.step.busy}
            onClick={() => take(command)}
            rightSection={<KeyCaps keys={keys} />}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  )
}

type Step = {
  readonly id: string
  readonly label: string
  readonly keys: string
  readonly step: RunStep
  readonly primary?: true
}

const next: Step = { id: 'next', label: 'Next block', keys: 'n', step: { kind: 'next' } }
const others: readonly Step[] = [
  { id: 'back', label: 'Back', keys: 'b', step: { kind: 'back' } },
  { id: 'more', label: '5 min more', keys: 'm', step: { kind: 'extend', minutes: 5 } },
]
const end: Step = { id: 'end', label: 'End session', keys: 'e n', step: { kind: 'end' } }

function stepsIn(phase: SharedRun['phase']): readonly Step[] {
  if (phase === 'open' || phase === 'planned')
    return [{ id: 'start', label: 'Start session', keys: 's', step: { kind: 'start' }, primary: true }]
  if (phase === 'running')
    return [
      { ...next, primary: true },
      ...others,
      { id: 'pause', label: 'Pause', keys: 'p', step: { kind: 'pause' } },
      end,
    ]
  if (phase === 'paused')
    return [{ id: 'resume', label: 'Go on', keys: 'p', step: { kind: 'resume' }, primary: true }, next, ...others, end]
  return []
}
