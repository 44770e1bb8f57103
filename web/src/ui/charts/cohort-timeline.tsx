import './cohort-timeline.css'
import { addDays, daysBetween, type PlainDate } from '@cadre/kernel'
import { range } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { dateRangeText, dateText, mondayOf } from '../../lib/format/date.ts'
import { ChartFrame } from './chart-frame.tsx'
import { LegendKey } from './legend-key.tsx'
import type { TimelineCohort } from './timeline-cohort.ts'
import { TimelineRow } from './timeline-row.tsx'

type Props = { readonly title: string; readonly cohorts: readonly TimelineCohort[]; readonly today: PlainDate }

const lastDay = (cohort: TimelineCohort): PlainDate =>
  [cohort.last, cohort.examWindow?.last, cohort.retires].reduce<PlainDate>(
    (latest, day) => (day !== undefined && day > latest ? day : latest),
    cohort.last,
  )

const said = (cohort: TimelineCohort): string =>
  `${cohort.label}: ${dateRangeText(cohort.first, cohort.last)}, ${cohort.sessions.length} sessions`

/** Cohorts as bars over the weeks, with their sessions, exam windows and retirements. */
export function CohortTimeline({ title, cohorts, today }: Props) {
  const days = [today, ...cohorts.map(({ first }) => first), ...cohorts.map(lastDay)].toSorted()
  const start = mondayOf(days[0] ?? today)
  const weeks = Math.ceil((daysBetween(start, days.at(-1) ?? today) + 1) / 7)
  return (
    <ChartFrame
      title={title}
      summary={cohorts.map(said).join('; ')}
      twin={{
        columns: ['Cohort', 'Runs', 'Sessions', 'Exam window', 'Exam retires'],
        rows: cohorts.map((cohort) => [
          cohort.label,
          dateRangeText(cohort.first, cohort.last),
          String(cohort.sessions.length),
          cohort.examWindow ? dateRangeText(cohort.examWindow.first, cohort.examWindow.last) : '\u2013',
          cohort.retires ? dateText(cohort.retires, 'full') : '\u2013',
        ]),
      }}
      legend={
        <>
          <LegendKey kind="band">cohort, a tick for each session</LegendKey>
          <LegendKey kind="window">exam window</LegendKey>
          <LegendKey kind="limit">exam retires</LegendKey>
          <LegendKey kind="today">today</LegendKey>
        </>
      }
    >
      {(width) => {
        const x = scaleLinear([0, weeks * 7], [0, width])
        const at = (date: PlainDate): number => x(daysBetween(start, date))
        return (
          <div className="cohort-timeline" aria-hidden>
            <Axis start={start} weeks={weeks} at={at} width={width} />
            {cohorts.map((cohort) => (
              <TimelineRow key={cohort.id} cohort={cohort} at={at} width={width} today={today} />
            ))}
          </div>
        )
      }}
    </ChartFrame>
  )
}

type AxisProps = {
  readonly start: PlainDate
  readonly weeks: number
  readonly at: (date: PlainDate) => number
  readonly width: number
}

/** A label needs this many pixels. */
const labelWidth = 56

function Axis({ start, weeks, at, width }: AxisProps) {
  const every = Math.max(1, Math.ceil((weeks * labelWidth) / width))
  return (
    <svg width={width} height="18">
      {range(0, weeks, every).map((week) => {
        const monday = addDays(start, week * 7)
        const label = at(monday) + labelWidth <= width + 8 ? dateText(monday, 'short') : ''
        return (
          <g key={week}>
            <line className="cohort-timeline-week" x1={at(monday)} x2={at(monday)} y1="4" y2="18" />
            <text x={at(monday) + 4} y="13">
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
