import './week-grid.css'
import { DndContext, type DragEndEvent, type Modifier } from '@dnd-kit/core'
import type { PlainDate } from '@cadre/kernel'
import { useElementSize } from '@mantine/hooks'
import { range } from 'd3-array'
import { dateText } from '../../lib/format/date.ts'
import { minutesOf, timeAt } from '../../lib/format/time-of-day.ts'
import type { CalendarEntry, Place } from './calendar-entry.ts'
import { EntryButton } from './entry-button.tsx'
import { laneOut } from './lanes.ts'
import { moved, snapMinutes } from './moving.ts'
import { silent, useDragSensors } from '../data/use-drag-sensors.ts'
import type { Moving } from './use-moving.ts'

type Props = {
  readonly days: readonly PlainDate[]
  readonly today: PlainDate
  readonly entries: readonly CalendarEntry[]
  readonly moving: Moving
  readonly onMove: (entry: CalendarEntry, to: Place) => void
  readonly onOpen: (entry: CalendarEntry) => void
}

const hourHeight = 44
const workday = { from: 8, until: 19 }

/** The hours that hold everything, and at least a working day. */
function hoursOf(entries: readonly CalendarEntry[]): { from: number; until: number } {
  const starts = entries.map(({ time }) => Math.floor(minutesOf(time) / 60))
  const ends = entries.map(({ time, minutes }) => Math.ceil((minutesOf(time) + minutes) / 60))
  return { from: Math.min(workday.from, ...starts), until: Math.min(24, Math.max(workday.until, ...ends)) }
}

/** Days side by side on a grid of hours. */
export function WeekGrid({ days, today, entries, moving, onMove, onOpen }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const sensors = useDragSensors()
  const visible = entries.filter((entry) => days.includes(moving.placed(entry).date))
  const hours = hoursOf(visible.map(moving.placed))
  const column = width / days.length
  const pixelsPerSnap = (hourHeight * snapMinutes) / 60
  const snap: Modifier = ({ transform }) => ({
    ...transform,
    x: Math.round(transform.x / column) * column,
    y: Math.round(transform.y / pixelsPerSnap) * pixelsPerSnap,
  })
  const onDragEnd = ({ active, delta }: DragEndEvent): void => {
    const entry = entries.find(({ id }) => id === active.id)
    if (!entry) return
    const to = moved(entry, Math.round(delta.x / column), Math.round(delta.y / pixelsPerSnap) * snapMinutes)
    if (to.date !== entry.date || to.time !== entry.time) onMove(entry, to)
  }
  return (
    <div className="week-grid" style={{ '--days': days.length, '--hour': `${hourHeight}px` }}>
      <Heads days={days} today={today} />
      <Hours from={hours.from} until={hours.until} />
      <div ref={ref} className="week-grid-field" style={{ height: (hours.until - hours.from) * hourHeight }}>
        <DndContext sensors={sensors} modifiers={[snap]} accessibility={silent} onDragEnd={onDragEnd}>
          {days.flatMap((day, index) =>
            laneOut(visible.filter((entry) => moving.placed(entry).date === day).map(moving.placed)).map(
              ({ entry, lane, lanes }) => {
                const original = entries.find(({ id }) => id === entry.id) ?? entry
                const left = (index + lane / lanes) / days.length
                const style = {
                  left: `${left * 100}%`,
                  width: `calc(${100 / days.length / lanes}% - 3px)`,
                  top: ((minutesOf(entry.time) - hours.from * 60) / 60) * hourHeight,
                  height: (entry.minutes / 60) * hourHeight - 2,
                }
                return <EntryButton key={entry.id} entry={original} moving={moving} onOpen={onOpen} style={style} />
              },
            ),
          )}
        </DndContext>
      </div>
    </div>
  )
}

function Heads({ days, today }: { readonly days: readonly PlainDate[]; readonly today: PlainDate }) {
  return (
    <div className="week-grid-heads" aria-hidden>
      {days.map((day) => (
        <div key={day} data-today={day === today}>
          {dateText(day, 'weekday')} <b>{dateText(day, 'number')}</b>
        </div>
      ))}
    </div>
  )
}

function Hours({ from, until }: { readonly from: number; readonly until: number }) {
  return (
    <div className="week-grid-hours" aria-hidden>
      {range(from, until).map((hour) => (
        <span key={hour}>{hour === from ? '' : timeAt(hour * 60)}</span>
      ))}
    </div>
  )
}
