import { undoDeferral } from '@cadre/contracts'
import { money } from '@cadre/kernel'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { dateText } from '../../lib/format/date.ts'
import { countText, moneyText, percentText } from '../../lib/format/number.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import type { CareOfOne } from './words.ts'

/** Moves between cohorts with their reason and fee; the last one can be taken back. */
export function Deferrals({ deferrals }: Pick<CareOfOne, 'deferrals'>) {
  const { organisationId, at, may } = useHere()
  const navigate = useNavigate()
  const undo = useWriting(undoDeferral, 'cohorts')
  if (deferrals.length === 0) return null
  const last = deferrals.find(({ undone }) => !undone)
  const run = async (deferralId: string): Promise<void> => {
    const done = await undo.run({ params: { organisationId, deferralId }, body: {} })
    if (!done.ok) return sayFailure(done.failure)
    sayDone('The deferral is undone')
    await navigate({ to: at('care') })
  }
  return (
    <Panel title="Deferrals">
      <ul className="care-page-list care-page-lines">
        {deferrals.map(({ deferralId, at: moved, by, from, to, reason, fee, carried, attempts, undone }) => (
          <li key={deferralId}>
            <strong>
              {from} to {to}
            </strong>
            <span>{reason}</span>
            {fee && (
              <span className="care-page-quiet">
                {moneyText(money(fee.minor, fee.currency))}: {fee.words}
              </span>
            )}
            <span className="care-page-quiet">{carriedText(carried)}</span>
            {attempts.length > 0 && (
              <ul className="care-page-attempts" aria-label="Attempts that came along">
                {attempts.map((attempt) => (
                  <li key={attempt.at}>
                    {attempt.title}, <Day at={attempt.at} />:{' '}
                    {attempt.share === null ? 'not marked yet' : percentText(attempt.share)}
                  </li>
                ))}
              </ul>
            )}
            <span className="care-page-line">
              <span className="care-page-quiet">
                <Day at={moved} />, {by}
              </span>
              {undone && <Mark tone="calm">Undone</Mark>}
              {last?.deferralId === deferralId && may('cohorts.plan') && (
                <Button variant="default" size="compact-sm" loading={undo.busy} onClick={() => void run(deferralId)}>
                  Undo the deferral
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Deferral = CareOfOne['deferrals'][number]

const carriedText = ({ sessionsHeld, sessions, assessmentsTaken, assignmentsDone, examOn }: Deferral['carried']) =>
  `Came along: ${sessionsHeld} of ${sessions} sessions, ${countText(assessmentsTaken, 'assessment')} taken, ${countText(assignmentsDone, 'assignment')} done${examOn === null ? '' : `, exam on ${dateText(examOn, 'full')}`}, and every answer.`
