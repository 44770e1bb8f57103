import { clockOf } from '@cadre/session'
import { countText } from '../../../lib/format/number.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import {
  type Consequence,
  type ConsequenceGroup,
  ConsequencesDialog,
} from '../../../ui/feedback/consequences-dialog.tsx'
import { runOf, type SharedRun } from '../live-run.ts'
import { useServerNow } from '../use-live-run.ts'
import type { Acts } from './use-acts.ts'
import type { Console } from './use-console.ts'

type Props = {
  readonly run: SharedRun
  /** Undefined until it was read. */
  readonly console: Console | undefined
  readonly skewMs: number
  readonly acts: Acts
  readonly onClose: () => void
}

/** The end of a session cannot be taken back: what is still open is said before. */
export function EndSession({ run, console, skewMs, acts, onClose }: Props) {
  const { leftMs } = clockOf(runOf(run), useServerNow(skewMs))
  const early = Math.floor(leftMs / 60_000)
  return (
    <ConsequencesDialog
      title="End this session?"
      intent={
        early >= 1
          ? `${minutesText(early)} are left as agreed. Everybody’s companion closes and the record is written.`
          : 'Everybody’s companion closes and the record is written.'
      }
      groups={console ? stillOpen(run, console) : null}
      commit="End session"
      undo={{ possible: false, words: 'A session that has ended is not opened again.' }}
      onCommit={() => acts.step.attempt({ expectedRevision: run.revision, command: { kind: 'end' } })}
      onClose={onClose}
    />
  )
}

function stillOpen(run: SharedRun, { polls, raised, parked, unconfirmed }: Console): ConsequenceGroup[] {
  const phase = (wanted: Console['polls'][number]['phase']) => polls.filter((poll) => poll.phase === wanted)
  const called = ({ purpose, number }: Console['polls'][number]) =>
    `${purpose === 'opening' ? 'Opening' : 'Practice'} question ${number}`
  const left = run.blocks.filter(({ begunAt, allottedMs }) => begunAt === null && allottedMs > 0)
  const lost: Consequence[] = [
    ...phase('open').map((poll) => ({ id: poll.pollId, what: `${called(poll)} is open`, detail: 'It is closed now.' })),
    ...phase('closed').map((poll) => ({
      id: poll.pollId,
      what: `${called(poll)} was not revealed`,
      detail: 'Nobody learns the answer here; it comes back in reviews.',
    })),
    ...left.map(({ key, title }) => ({ id: key, what: `${title} was not begun`, detail: 'Its objectives are owed.' })),
    ...counted(phase('waiting').length, 'question', 'was not asked', 'were not asked'),
  ]
  const later: Consequence[] = [
    ...counted(raised.filter(({ state }) => state === 'open').length, 'raised question', 'is open', 'are open').map(
      (each) => ({ ...each, detail: 'It stays for the next session.' }),
    ),
    ...counted(parked.filter(({ settled }) => !settled).length, 'parked thing', 'is open', 'are open'),
    ...(unconfirmed > 0
      ? [
          {
            id: 'attendance',
            what: `Attendance of ${unconfirmed} is not confirmed`,
            detail: 'Confirm it in the record.',
          },
        ]
      : []),
    ...(run.takeaways === '' ? [{ id: 'takeaways', what: 'No takeaways were written' }] : []),
  ]
  const groups: ConsequenceGroup[] = [
    { title: 'Closed or lost by ending', tone: 'warn', items: lost },
    { title: 'Still to do', tone: 'calm', items: later },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const counted = (count: number, one: string, is: string, are: string): Consequence[] =>
  count === 0 ? [] : [{ id: one, what: `${countText(count, one)} ${count === 1 ? is : are}` }]
