import { readTimings, type ReplyOf } from '@cadre/contracts'
import { Link, useParams } from '@tanstack/react-router'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { spanText } from '../../../lib/format/moment.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { spelled } from '../words.ts'

type Timings = ReplyOf<typeof readTimings>
export type SessionTiming = Timings['sessions'][number] & { readonly enoughRuns: number }
export type BlockTiming = SessionTiming['blocks'][number]

/** How the sessions of the blueprint of this page ran in its cohorts, by session. */
export function useTimings(): ReadonlyMap<string, SessionTiming> {
  const { organisationId } = useHere()
  const { blueprintId = '' } = useParams({ strict: false })
  const { value } = useReading(readTimings, { params: { organisationId, blueprintId } })
  return new Map(
    (value?.sessions ?? []).map((session) => [session.sessionKey, { ...session, enoughRuns: value?.enoughRuns ?? 0 }]),
  )
}

/** "hands-on lab overran in 4 of 5 runs", for each block that often does. */
export const overrunText = (timing: SessionTiming | undefined): string =>
  (timing?.blocks ?? [])
    .filter(({ overrunsOften }) => overrunsOften)
    .map(({ kind, overran, runs }) => ` · ${spelled(kind)} overran in ${overran} of ${runs} runs`)
    .join('')

/** Beside a block: what it took where it ran, or that too few runs can say so. */
export function BlockRuns({ of, enoughRuns }: { readonly of: BlockTiming; readonly enoughRuns: number }) {
  const { runs, overran, shortened, leftOut, medianMinutes, plannedMinutes, overrunsOften } = of
  const left = leftOut > 0 && `left out of ${leftOut}`
  if (runs < enoughRuns)
    return (
      <p className="blueprint-editor-runs">
        Not enough runs yet: {runs} of {enoughRuns}
        {left && `, ${left}`}.
      </p>
    )
  return (
    <p className="blueprint-editor-runs">
      <Mark tone={overrunsOften ? 'warn' : 'calm'}>
        overran in {overran} of {runs} runs
      </Mark>{' '}
      {minutesText(medianMinutes)} in the median, {minutesText(plannedMinutes)} planned
      {shortened > 0 && `, cut short in ${shortened}`}
      {left && `, ${left}`}
    </p>
  )
}

/** The records behind the numbers. */
export function SessionRecords({ timing: { runs, records } }: { readonly timing: SessionTiming }) {
  const { at, zone } = useHere()
  return (
    <details className="blueprint-editor-runs">
      <summary>{runs === 1 ? 'It ran once' : `It ran ${runs} times`}: see the records</summary>
      {records.length === 0 ? (
        <p>They are open to the trainers of those cohorts.</p>
      ) : (
        <ul>
          {records.map(({ runId, cohortName, startsAt }) => (
            <li key={runId}>
              <Link to={at(`live/${runId}/record`)}>
                {cohortName}, {spanText({ from: instantAt(startsAt) }, zone)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
