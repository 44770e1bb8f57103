import './readiness-of.css'
import { dateText } from '../../lib/format/date.ts'
import { countText } from '../../lib/format/number.ts'
import { readable } from '../../lib/format/readable.ts'
import { spanText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'
import { useHere } from '../../api/here.ts'
import { ReadinessHistory } from '../../ui/charts/readiness-history.tsx'
import { Facts, type Fact } from '../../ui/data/facts.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Proportion } from '../../ui/data/proportion.tsx'
import { BookingAdvice } from './booking-advice.tsx'
import { DomainStandings } from './domain-standings.tsx'
import { Evidence } from './evidence.tsx'
import { Extras } from './extras.tsx'
import { ForecastTable } from './forecast-table.tsx'
import { basisCalled, studyText, type Readiness } from './words.ts'

/** All that is said of one person and one exam: the chance, where it comes from, what would move it, what to do. */
export function ReadinessOf({ of }: { readonly of: Readiness }) {
  return (
    <div className="readiness-of">
      <Panel title={`${of.code}, ${of.certificationName}`}>
        <div className="readiness-of-head">
          <Chance of={of} />
          <Facts facts={factsOf(of)} />
        </div>
        <Reasons of={of} />
      </Panel>
      {of.domains.length > 0 && <DomainStandings of={of} />}
      <Extras extras={of.extras} />
      {of.advice && <BookingAdvice advice={of.advice} />}
      <History of={of} />
      <Evidence of={of} />
    </div>
  )
}

/** Of an exam that lies behind, nothing is forecast any more. */
function Chance({ of }: { readonly of: Readiness }) {
  if (of.exam?.over === true && of.forecast === null)
    return <p>This exam lies behind; its result stands under Exams.</p>
  return (
    <Proportion
      label={of.exam ? `Chance of passing on ${dateText(of.exam.on, 'full')}` : 'Chance of passing'}
      estimate={
        of.forecast && {
          value: of.forecast.chance,
          low: of.forecast.low,
          high: of.forecast.high,
          n: of.answers,
        }
      }
      unit="answer"
      missing={of.answersMissing}
    />
  )
}

function factsOf({ exam, cohort, study, target, correctedBy }: Readiness): Fact[] {
  return [
    ...(exam
      ? [
          {
            label: 'Exam',
            value: dateText(exam.on, 'full'),
            source: exam.over ? 'has passed' : basisCalled[exam.basis],
          },
        ]
      : []),
    ...(cohort ? [{ label: 'Cohort', value: cohort.name }] : []),
    ...(study ? [{ label: `To a chance of ${Math.round(target * 100)}\u00a0%`, value: studyText(study, target) }] : []),
    ...(correctedBy > 0
      ? [{ label: 'Corrected by', value: countText(correctedBy, 'result'), source: 'of this organisation' }]
      : []),
  ]
}

function Reasons({ of }: { readonly of: Readiness }) {
  const { zone } = useHere()
  if (of.reasons.length === 0) return null
  const made =
    of.madeAt === null ? '' : `Made ${spanText({ from: instantAt(of.madeAt) }, zone)}, model ${of.model ?? ''}.`
  return (
    <div className="readiness-of-reasons">
      <h3>Why</h3>
      <ul>
        {of.reasons.map((reason) => (
          <li key={reason}>{readable(reason)}</li>
        ))}
      </ul>
      <p>
        {made} The interval holds what the answers leave open: four in five times the chance lies in it, were your
        ability known.
      </p>
    </div>
  )
}

/** From the second day on there is a line to draw. */
function History({ of }: { readonly of: Readiness }) {
  const points = of.history
    .toReversed()
    .map(({ madeOn, chance, low, high }) => ({ date: madeOn, value: chance, low, high }))
  const days = new Map(points.map((point) => [point.date, point]))
  if (of.history.length === 0) return null
  return (
    <Panel title="Forecasts as they were made">
      <div className="readiness-of-history">
        {days.size > 1 && <ReadinessHistory title="Chance of passing" points={[...days.values()]} target={of.target} />}
        <ForecastTable history={of.history} />
      </div>
    </Panel>
  )
}
