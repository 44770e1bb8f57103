import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { minutesText } from '../../../lib/format/duration.ts'
import type { Command } from '../../../ui/commands/command.ts'
import { KeyCaps } from '../../../ui/commands/key-caps.tsx'
import { useCommands } from '../../../ui/commands/use-commands.ts'
import { Notice } from '../../../ui/feedback/notice.tsx'
import type { SharedRun } from '../live-run.ts'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

type Props = { readonly fit: NonNullable<Console['fit']>; readonly run: SharedRun; readonly acts: Acts }

/** The rest of the session fitted into the time that is left; one key accepts it, and what is lost is said before. */
export function FitProposal({ fit, run: { revision }, acts }: Props) {
  const { run: take } = acts.step
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'session.refit',
        label: 'Accept the re-fit of the rest',
        group: 'Session',
        keys: 'f',
        run: () => take({ expectedRevision: revision, command: { kind: 'refit' } }),
      },
    ],
    [revision, take],
  )
  useCommands(commands)
  const late = fit.behindMinutes > 0
  const off = minutesText(Math.abs(fit.behindMinutes))
  const changed = fit.blocks.filter(({ beforeMinutes, afterMinutes }) => Math.abs(beforeMinutes - afterMinutes) >= 0.5)
  return (
    <Notice
      tone={late ? 'warn' : 'calm'}
      title={`${off} ${late ? 'late' : 'early'}: the rest fits like this`}
      action={
        <Button
          size="sm"
          disabled={acts.step.busy}
          onClick={() => take({ expectedRevision: revision, command: { kind: 'refit' } })}
          rightSection={<KeyCaps keys="f" />}
        >
          Accept the re-fit
        </Button>
      }
    >
      <ul className="fit-proposal">
        {changed.map(({ key, title, beforeMinutes, afterMinutes }) => (
          <li key={key}>
            {title}: {minutesText(beforeMinutes)} → {afterMinutes === 0 ? 'left out' : minutesText(afterMinutes)}
          </li>
        ))}
        {fit.spareMinutes >= 1 && <li>It can end {minutesText(fit.spareMinutes)} earlier.</li>}
      </ul>
      {fit.lost.length > 0 && (
        <p>
          Lost, and taken to the next opening review where a block falls below its least:{' '}
          {fit.lost
            .map(({ words, minutes, whole }) => `${words} (${whole ? 'wholly' : minutesText(minutes)})`)
            .join('; ')}
        </p>
      )}
    </Notice>
  )
}
