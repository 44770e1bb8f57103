import './month-grid.css'
import { DndContext, type DragEndEvent, useDroppable } from '@dnd-kit/core'
import { expectOk, parsePlainDate, type PlainDate } from '@cadre/kernel'
import { range } from 'd3-array'
import type { ReactNode } from 'react'
import { dateText, isSameMonth, monthPage } from '../../lib/format/date.ts'
import { type CalendarEntry, inOrder, type Place } from './calendar-entry.ts'
import { EntryButton } from './entry-button.tsx'
import { silent, useDragSensors } from '../data/use-drag-sensors.ts'
import type { Moving } from './use-moving.ts'

type Props = {
  readonly month: PlainDate
  readonly today: PlainDate
  readonly entries: readonly CalendarEntry[]
  readonly moving: Moving
  readonly onMove: (entry: CalendarEntry, to: Place) => void
  readonly onOpen: (entry: CalendarEntry) => void
}

/** The weeks of a month. Entries keep their time when they move to another day. */
export function MonthGrid({ month, today, entries, moving, onMove, onOpen }: Props) {
  const sensors = useDragSensors()
  const days = monthPage(month)
  const byDate = Map.groupBy(inOrder(entries.map(moving.placed)), ({ date }) => date)
  const originalOf = (placed: CalendarEntry): CalendarEntry => entries.find(({ id }) => id === placed.id) ?? placed
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    const entry = entries.find(({ id }) => id === active.id)
    if (!entry || !over) return
    const date = expectOk(parsePlainDate(String(over.id)))
    if (date !== entry.date) onMove(entry, { date, time: entry.time })
  }
  const weeks = range(0, days.length, 7).map((from) => days.slice(from, from + 7))
  return (
    <DndContext sensors={sensors} accessibility={silent} onDragEnd={onDragEnd}>
      <table className="month-grid" aria-label={dateText(month, 'month')}>
        <thead>
          <tr>
            {days.slice(0, 7).map((day) => (
              <th key={day} scope="col">
                {dateText(day, 'weekday')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} outside={!isSameMonth(day, month)} today={day === today}>
                  {(byDate.get(day) ?? []).map((entry) => (
                    <EntryButton key={entry.id} entry={originalOf(entry)} moving={moving} onOpen={onOpen} />
                  ))}
                </Day>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </DndContext>
  )
}

type DayProps = {
  readonly day: PlainDate
  readonly outside: boolean
  readonly today: boolean
  readonly children: ReactNode
}

function Day({ day, outside, today, children }: DayProps) {
  const { setNodeRef, isOver } = useDroppable({ id: day })
  return (
    <td ref={setNodeRef} data-outside={outside} data-today={today} data-over={isOver}>
      <time className="month-grid-date" dateTime={day}>
        <span aria-hidden>{dateText(day, 'number')}</span>
        <span className="visually-hidden">{dateText(day, 'spoken')}</span>
      </time>
      {children}
    </td>
  )
}
