import { addDays, type PlainDate } from '@cadre/kernel'
import type { TimelineCohort } from './timeline-cohort.ts'

type Props = {
  readonly cohort: TimelineCohort
  readonly at: (date: PlainDate) => number
  readonly width: number
  readonly today: PlainDate
}

const height = 20

export function TimelineRow({ cohort, at, width, today }: Props) {
  const { label, first, last, sessions, examWindow, retires } = cohort
  const extent = (from: PlainDate, until: PlainDate) => ({ x: at(from), width: at(addDays(until, 1)) - at(from) })
  return (
    <div className="cohort-timeline-row">
      <span>{label}</span>
      <svg width={width} height={height}>
        <line className="cohort-timeline-rest" x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
        <rect className="cohort-timeline-bar" {...extent(first, last)} y="3" height="14" rx="2" />
        {sessions.map((date) => (
          <line
            key={date}
            className="cohort-timeline-session"
            data-past={date < today}
            x1={at(date) + 1}
            x2={at(date) + 1}
            y1="6"
            y2="14"
          />
        ))}
        {examWindow && (
          <rect
            className="cohort-timeline-window"
            {...extent(examWindow.first, examWindow.last)}
            y="3.5"
            height="13"
            rx="2"
          />
        )}
        {retires && <line className="cohort-timeline-retires" x1={at(retires)} x2={at(retires)} y1="0" y2={height} />}
        <line className="cohort-timeline-today" x1={at(today)} x2={at(today)} y1="0" y2={height} />
      </svg>
    </div>
  )
}
