import './agenda-list.css'
import type { PlainDate } from '@cadre/kernel'
import { dateText } from '../../lib/format/date.ts'
import { type CalendarEntry, entryTimes, inOrder } from './calendar-entry.ts'

type Props = {
  readonly entries: readonly CalendarEntry[]
  readonly today: PlainDate
  readonly onOpen: (entry: CalendarEntry) => void
}

const marks = { own: '', exam: 'Exam', done: 'Held', cancelled: 'Cancelled', other: '' } as const

/**
 * Entries day by day: the calendar where there is little width, and for reading in a row. It begins with today; what is over
 * is a press away, unless everything is.
 */
export function AgendaList({ entries, today, onOpen }: Props) {
  const ahead = entries.filter(({ date }) => date >= today)
  const over = entries.filter(({ date }) => date < today)
  if (ahead.length === 0 || over.length === 0) return <Days {...{ entries, today, onOpen }} />
  return (
    <>
      <details className="agenda-list-over">
        <summary>Earlier, {over.length}</summary>
        <Days {...{ entries: over, today, onOpen }} />
      </details>
      <Days {...{ entries: ahead, today, onOpen }} />
    </>
  )
}

function Days({ entries, today, onOpen }: Props) {
  return (
    <ol className="agenda-list">
      {[...Map.groupBy(inOrder(entries), ({ date }) => date)].map(([date, ofDay]) => (
        <li key={date}>
          <h3 data-today={date === today}>
            {dateText(date, 'day')}
            {date === today && <span> today</span>}
          </h3>
          <ul>
            {ofDay.map((entry) => (
              <li key={entry.id} data-kind={entry.kind}>
                <span className="agenda-list-time">{entryTimes(entry)}</span>
                <span className="agenda-list-words">
                  <button type="button" onClick={() => onOpen(entry)}>
                    {entry.title}
                  </button>
                  <span className="agenda-list-detail">
                    {[marks[entry.kind], entry.detail ?? ''].filter((part) => part !== '').join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
