import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { pointsText } from '../words.ts'
import type { Command } from '../../../ui/commands/command.ts'
import { useCommands } from '../../../ui/commands/use-commands.ts'
import { Panel } from '../../../ui/data/panel.tsx'
import type { SharedRun } from '../live-run.ts'
import { actOn } from './poll-act.ts'
import { PollRow } from './poll-row.tsx'
import type { Acts } from './use-acts.ts'
import type { Console, ConsolePoll } from './use-console.ts'

type Props = { readonly run: SharedRun; readonly console: Console; readonly acts: Acts }

/** The opening quiz and the practice questions: ask, watch the counts, close, reveal. */
export function PollsPanel({ run, console, acts }: Props) {
  const active = nextToAct(console.polls)
  const { run: act } = acts.poll
  const commands = useMemo<Command[]>(
    () =>
      active && run.phase !== 'ended'
        ? [
            {
              id: 'session.poll',
              label: `${actOn(active).words}: ${active.purpose} question ${active.number}`,
              group: 'Questions',
              keys: 'q',
              run: () => act({ pollId: active.pollId, command: actOn(active).command }),
            },
          ]
        : [],
    [active, run.phase, act],
  )
  useCommands(commands)
  return (
    <>
      {(['opening', 'practice'] as const).map((purpose) => {
        const polls = console.polls.filter((poll) => poll.purpose === purpose)
        return (
          <Panel
            key={purpose}
            title={purpose === 'opening' ? 'Opening quiz' : 'Practice questions'}
            aside={<span className="console-aside">{polls.length} questions</span>}
          >
            {purpose === 'opening' && console.quizValue && <QuizValue value={console.quizValue} />}
            {polls.length === 0 && (
              <p className="console-quiet">
                {purpose === 'opening'
                  ? 'The bank has no live questions of this certification yet.'
                  : 'The bank has no live questions on the objectives of this session.'}
              </p>
            )}
            <ol className="poll-rows">
              {polls.map((poll) => (
                <PollRow
                  key={poll.pollId}
                  poll={poll}
                  present={run.counts.present}
                  keyed={poll === active}
                  open={run.phase !== 'ended'}
                  acts={acts}
                />
              ))}
            </ol>
            {purpose === 'practice' && run.phase !== 'ended' && <Candidates console={console} acts={acts} />}
          </Panel>
        )
      })}
    </>
  )
}

/** The open question, else the closed one that is not revealed, else the first that waits. */
const nextToAct = (polls: readonly ConsolePoll[]): ConsolePoll | undefined =>
  polls.find(({ phase }) => phase === 'open') ??
  polls.find(({ phase }) => phase === 'closed') ??
  polls.find(({ phase }) => phase === 'waiting')

/** Why these questions: what the choice is worth beside others under the same rules. */
const QuizValue = ({
  value: { chosen, random, mostRecent },
}: {
  readonly value: NonNullable<Console['quizValue']>
}) => (
  <p className="console-quiet console-value">
    Worth to this group {pointsText(chosen)}; at random {pointsText(random)}, the most recent {pointsText(mostRecent)}{' '}
    (weighted recall that counts for the exam).
  </p>
)

function Candidates({ console, acts }: Pick<Props, 'console' | 'acts'>) {
  if (console.candidates.length === 0) return null
  return (
    <details className="candidates">
      <summary>Add a question on today’s objectives</summary>
      <ul>
        {console.candidates.map(({ questionId, stem, domain }) => (
          <li key={questionId}>
            <span>
              {stem.slice(0, 160)} <small>{domain}</small>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              disabled={acts.add.busy}
              onClick={() => acts.add.run(questionId)}
              aria-label={`Add: ${stem.slice(0, 60)}`}
            >
              Add
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
