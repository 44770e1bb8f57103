import { money } from '@cadre/kernel'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useHere } from '../../api/here.ts'
import { verdictCalled } from '../../api/verdict-words.ts'
import { dateText } from '../../lib/format/date.ts'
import { intervalText, missingText } from '../../lib/format/interval.ts'
import { moneyText, percentText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import type { CohortReadiness } from './cohort-readiness.ts'
import { pointsText, studyMinutesText } from './words.ts'

type Person = CohortReadiness['people'][number]
const none = '\u2013'

const columnsWith = (trainerHour: CohortReadiness['trainerHour']): Column<Person>[] => [
  { id: 'name', header: 'Person', value: ({ name }) => name },
  {
    id: 'verdict',
    header: 'Standing',
    value: ({ forecast }) => forecast?.chance ?? null,
    cell: ({ verdict }) => <Mark tone={verdictCalled[verdict].tone}>{verdictCalled[verdict].words}</Mark>,
  },
  {
    id: 'chance',
    header: 'Chance',
    numeric: true,
    value: ({ forecast }) => forecast?.chance ?? null,
    cell: ({ forecast, answersMissing, answers }) =>
      forecast === null ? (
        <small>{missingText(answersMissing, 'answer')}</small>
      ) : (
        <>
          {percentText(forecast.chance)}
          <small className="cohort-readiness-page-below">
            {intervalText(forecast.low, forecast.high)}, n{'\u00a0'}
            {answers}
          </small>
        </>
      ),
  },
  {
    id: 'exam',
    header: 'Exam',
    value: ({ exam }) => exam?.on ?? null,
    cell: ({ exam }) =>
      exam === null ? (
        none
      ) : (
        <>
          {dateText(exam.on)}
          {exam.basis !== 'booked' && <small className="cohort-readiness-page-below">not booked</small>}
        </>
      ),
  },
  {
    id: 'needs',
    header: 'Most would be gained in',
    value: ({ needs }) => needs?.name ?? null,
    cell: ({ needs }) =>
      needs === null ? (
        none
      ) : (
        <>
          {needs.name}
          <small className="cohort-readiness-page-below">{pointsText(needs.gain)}</small>
        </>
      ),
  },
  {
    id: 'study',
    header: 'Study to 80\u00a0%',
    numeric: true,
    value: ({ studyMinutes }) => studyMinutes,
    cell: ({ studyMinutes, forecast }) => {
      if (forecast === null) return none
      if (studyMinutes !== null) return studyMinutesText(studyMinutes)
      return forecast.chance >= 0.8 ? 'reached' : 'out of reach by then'
    },
  },
  {
    id: 'help',
    header: 'An hour of a trainer',
    numeric: true,
    value: ({ help }) => help?.gain ?? null,
    cell: ({ help }) =>
      help === null ? (
        none
      ) : (
        <>
          {gainText(help.gain)}
          <small className="cohort-readiness-page-below">on {help.name}</small>
          {trainerHour && (
            <small className="cohort-readiness-page-below">{pointPrice(trainerHour, help.gain)} a point</small>
          )}
        </>
      ),
  },
]

/** One digit: an hour moves a chance by little. */
const gainText = (gain: number): string => `+${(gain * 100).toFixed(1)} points`

/** To the whole unit: the gain is no surer than that. */
const pointPrice = ({ minor, currency }: NonNullable<CohortReadiness['trainerHour']>, gain: number): string =>
  moneyText(money(Math.round(minor / (gain * 100)), currency)).replace(/\.\d+$/, '')

const weakestFirst = { id: 'chance', desc: false }

/** The people of a cohort, those who need most first; each opens what they see themselves. */
export function WhoNeedsWhat({ cohort }: { readonly cohort: CohortReadiness }) {
  const { at } = useHere()
  const navigate = useNavigate()
  const { trainerHour } = cohort
  const columns = useMemo(() => columnsWith(trainerHour), [trainerHour])
  return (
    <Panel title="Who needs what" flush>
      <DataTable
        label="Who needs what"
        columns={columns}
        rows={cohort.people}
        rowId={({ personId }) => personId}
        sortedBy={weakestFirst}
        onOpen={({ personId }) => void navigate({ to: at(`readiness/people/${personId}/${cohort.certificationId}`) })}
        empty={<p className="cohort-readiness-page-none">Nobody holds a seat in this cohort yet.</p>}
      />
      {cohort.people.some(({ help }) => help !== null) && (
        <p className="cohort-readiness-page-none">
          An hour of a trainer counts as an hour of study in the one domain where it moves the chance most
          {trainerHour &&
            `, at ${moneyText(money(trainerHour.minor, trainerHour.currency))} (${trainerHour.from === 'organisation' ? 'set under Settings, Costs' : 'default; set it under Settings, Costs'})`}
          .
        </p>
      )}
    </Panel>
  )
}
