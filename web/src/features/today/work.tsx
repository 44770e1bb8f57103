import type { readToday, ReplyOf } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { Panel } from '../../ui/data/panel.tsx'

type Task = ReplyOf<typeof readToday>['work'][number]

const taskCalled: Readonly<Record<Task['kind'], string>> = {
  assignment: 'Assignment',
  checkpoint: 'Checkpoint',
  'self-paced': 'Self-paced',
}

/** What is due between sessions, the soonest first, with the minutes it takes. */
export function Work({ work }: { readonly work: readonly Task[] }) {
  const { at, zone } = useHere()
  if (work.length === 0) return null
  const total = work.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <Panel title={`Work due, ${minutesText(total)}`}>
      <ul className="today-page-list">
        {work
          .toSorted((a, b) => a.due.localeCompare(b.due))
          .map((task) => (
            <li key={`${task.cohortId} ${task.key}`}>
              <span className="today-page-line">
                <Link to={at(`cohorts/${task.cohortId}`)} search={{ view: 'work' }}>
                  {task.title}
                </Link>
                <small>
                  {taskCalled[task.kind]} · {task.cohortName}
                </small>
              </span>
              <span className="today-page-aside">
                {minutesText(task.minutes)}
                <small>before {spanText({ from: instantAt(task.due) }, zone)}</small>
              </span>
            </li>
          ))}
      </ul>
    </Panel>
  )
}
