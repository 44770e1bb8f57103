import { NativeSelect } from '@mantine/core'
import { type Instant, instant } from '@cadre/kernel'
import type { Study } from '../../api/self-paced/kept.ts'
import { browserClock, browserZone } from '../../lib/clock.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { spanText } from '../../lib/format/moment.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { useDesk } from './desk-context.ts'
import { type Assignment, assignmentCalled, kindCalled } from './words.ts'

const dayMs = 86_400_000
/** What is due within three weeks is work of now; the rest can be opened. */
const aheadMs = 21 * dayMs
const states: readonly Assignment['state'][] = ['not-begun', 'begun', 'done']

/** Work between sessions with its materials: what is open first, then what is done and what comes later. */
export function Assignments({ study }: { readonly study: Study }) {
  const now = browserClock()
  return study.cohorts.map(({ cohortId, name, assignments }) => {
    const isNow = ({ state, due }: Assignment): boolean => state !== 'done' && Date.parse(due) <= now + aheadMs
    const open = assignments.filter(isNow)
    const rest = assignments.filter((each) => !isNow(each))
    return (
      <Panel key={cohortId} title={`Assignments: ${name}`}>
        {open.length === 0 && <p className="day-page-quiet">Nothing is open in the next three weeks.</p>}
        <List cohortId={cohortId} assignments={open} now={now} />
        {rest.length > 0 && (
          <details className="assignments-rest">
            <summary>Done and later: {rest.length}</summary>
            <List cohortId={cohortId} assignments={rest} now={now} />
          </details>
        )}
      </Panel>
    )
  })
}

type CohortId = Study['cohorts'][number]['cohortId']
type ListProps = {
  readonly cohortId: CohortId
  readonly assignments: readonly Assignment[]
  readonly now: Instant
}

const List = ({ cohortId, assignments, now }: ListProps) => (
  <ul className="assignments">
    {assignments.map((each) => (
      <Line key={each.taskKey} cohortId={cohortId} assignment={each} now={now} />
    ))}
  </ul>
)

function Line({
  cohortId,
  assignment,
  now,
}: {
  readonly cohortId: CohortId
  readonly assignment: Assignment
  readonly now: Instant
}) {
  const desk = useDesk()
  const { taskKey, title, kind, minutes, due, state, loggedMinutes, instructions, materials } = assignment
  const dueAt = instant(Date.parse(due))
  const late = dueAt < now && state !== 'done'
  return (
    <li>
      <div className="assignments-head">
        <span>
          <strong>{title}</strong>
          <small>
            {kindCalled[kind]} · {minutesText(minutes)}
            {loggedMinutes > 0 && <> · {minutesText(loggedMinutes)} logged</>}
          </small>
          <small>
            {late ? (
              <Mark tone="bad">was due {spanText({ from: dueAt }, browserZone())}</Mark>
            ) : (
              <>before {spanText({ from: dueAt }, browserZone())}</>
            )}
          </small>
        </span>
        <NativeSelect
          aria-label={`State of ${title}`}
          size="sm"
          value={state}
          onChange={({ currentTarget }) =>
            void desk.mark({ cohortId, taskKey }, states.find((each) => each === currentTarget.value) ?? 'not-begun')
          }
          data={states.map((value) => ({ value, label: assignmentCalled[value] }))}
        />
      </div>
      {(instructions !== '' || materials.length > 0) && (
        <details>
          <summary>What to do{materials.length > 0 && `, ${materials.length} materials`}</summary>
          {instructions !== '' && <p>{instructions}</p>}
          <ul className="assignments-materials">
            {materials.map(({ title: called, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {called}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
