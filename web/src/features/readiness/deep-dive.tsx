import { acceptDeepDive, undoDeepDive } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { sayFailure, sayUndo } from '../../ui/feedback/say.tsx'
import type { CohortReadiness } from './cohort-readiness.ts'

type Props = { readonly cohortId: string; readonly cohort: CohortReadiness }

const nothingCalled: Readonly<Record<NonNullable<CohortReadiness['noDeepDive']>, string>> = {
  'no-session-ahead': 'No deep dive and no review is left in this cohort’s calendar.',
  'nothing-weak': 'Nothing is known to be weak: from fifteen answers a person on, the weak domains stand here.',
}

/** What the next deep dive, or review, should hold for this group; one click puts it into the cohort’s own plan (R3). */
export function DeepDive({ cohortId, cohort }: Props) {
  const { at } = useHere()
  const { deepDive, noDeepDive, mayFill } = cohort
  if (!deepDive)
    return (
      <Panel title="Deep dive">
        <p className="cohort-readiness-page-note">{noDeepDive && nothingCalled[noDeepDive]}</p>
      </Panel>
    )
  const { title, date, sessionKey, domains, objectives, filled, current } = deepDive
  return (
    <Panel
      title="Deep dive"
      aside={
        current ? <Mark tone="good">In the plan</Mark> : filled === null ? null : <Mark tone="calm">{filled}</Mark>
      }
    >
      <div className="cohort-readiness-page-dive">
        <p>
          <Link to={at(`cohorts/${cohortId}/sessions/${sessionKey}`)}>{title}</Link>, {dateText(date)}:{' '}
          {domains.map(({ name, minutes }) => `${name}, ${minutesText(minutes)}`).join('; ')}. These are the domains
          whose gap, times their weight in the exam, is greatest.
        </p>
        <ul>
          {objectives.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
        {mayFill && <Acts cohortId={cohortId} sessionKey={sessionKey} title={title} current={current} />}
      </div>
    </Panel>
  )
}

type ActsProps = {
  readonly cohortId: string
  readonly sessionKey: string
  readonly title: string
  readonly current: boolean
}

function Acts({ cohortId, sessionKey, title, current }: ActsProps) {
  const { organisationId } = useHere()
  const accepting = useWriting(acceptDeepDive, 'cohorts')
  const undoing = useWriting(undoDeepDive, 'cohorts')
  const params = { organisationId, cohortId, sessionKey }
  const undo = async (): Promise<void> => {
    const undone = await undoing.run({ params })
    if (!undone.ok) sayFailure(undone.failure)
  }
  const accept = async (): Promise<void> => {
    const accepted = await accepting.run({ params })
    if (accepted.ok) sayUndo(`${title}. ${accepted.value.words}`, () => void undo())
    else sayFailure(accepted.failure)
  }
  return current ? (
    <Button variant="default" loading={undoing.busy} onClick={() => void undo()}>
      Put the blueprint’s content back
    </Button>
  ) : (
    <Button loading={accepting.busy} onClick={() => void accept()}>
      Put this into the plan
    </Button>
  )
}
