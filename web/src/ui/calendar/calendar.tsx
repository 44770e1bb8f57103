import './calendar.css'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays, type PlainDate } from '@cadre/kernel'
import { useState } from 'react'
import { dateRangeText, datesFrom, dateText, mondayOf } from '../../lib/format/date.ts'
import { AgendaList } from './agenda-list.tsx'
import type { CalendarEntry, Place } from './calendar-entry.ts'
import { MonthGrid } from './month-grid.tsx'
import { useMoving } from './use-moving.ts'
import { WeekGrid } from './week-grid.tsx'

const views = ['week', 'month', 'agenda'] as const
type View = (typeof views)[number]
const isView = (text: string): text is View => views.some((view) => view === text)

type Props = {
  readonly entries: readonly CalendarEntry[]
  readonly today: PlainDate
  readonly start?: PlainDate
  /**
   * Where the entry was dropped. Nothing has changed yet: show the consequences, then commit or leave it. Left out where
   * nothing may be moved.
   */
  readonly onMove?: (entry: CalendarEntry, to: Place) => void
  readonly onOpen: (entry: CalendarEntry) => void
}

/** Below this width of the calendar, a list says more than a grid. */
const phone = 400

/** Fewer days where there is less room. */
const daysIn = (width: number): number => {
  if (width >= 640) return 7
  return width >= 400 ? 3 : 2
}

const stepMonth = (date: PlainDate, by: 1 | -1): PlainDate =>
  by === 1 ? addDays(firstOf(date), 31) : addDays(firstOf(date), -1)
const firstOf = (date: PlainDate): PlainDate => addDays(date, 1 - Number(date.slice(8)))

const nowhere = (): void => {}

/** Week, month and agenda over the same entries, with moving by drag and by keyboard. */
export function Calendar({ entries, today, start = today, onMove = nowhere, onOpen }: Props) {
  const [chosen, setView] = useState<View | null>(null)
  const [anchor, setAnchor] = useState(start)
  const { ref, width } = useElementSize<HTMLDivElement>()
  const view = chosen ?? (width > 0 && width < phone ? 'agenda' : 'week')
  const count = width === 0 ? 7 : daysIn(width)
  const days = datesFrom(count === 7 ? mondayOf(anchor) : anchor, count)
  const reach = ({ date }: Place): void => {
    if (view === 'week' ? !days.includes(date) : date.slice(0, 7) !== anchor.slice(0, 7)) setAnchor(date)
  }
  const moving = useMoving({ view: view === 'month' ? 'month' : 'week', onMove, onReach: reach })
  const step = (by: 1 | -1): void => setAnchor(view === 'month' ? stepMonth(anchor, by) : addDays(anchor, by * count))
  const title = view === 'month' ? dateText(anchor, 'month') : dateRangeText(days[0] ?? anchor, days.at(-1) ?? anchor)
  return (
    <div ref={ref} className="calendar">
      <div className="calendar-bar">
        <h3 aria-live="polite">{view === 'agenda' ? 'All dates' : title}</h3>
        {view !== 'agenda' && (
          <div className="calendar-steps">
            <ActionIcon aria-label="Earlier" onClick={() => step(-1)}>
              <IconChevronLeft size={18} stroke={1.5} aria-hidden />
            </ActionIcon>
            <Button variant="default" onClick={() => setAnchor(today)}>
              Today
            </Button>
            <ActionIcon aria-label="Later" onClick={() => step(1)}>
              <IconChevronRight size={18} stroke={1.5} aria-hidden />
            </ActionIcon>
          </div>
        )}
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(value) => isView(value) && setView(value)}
          data={[
            { value: 'week', label: 'Week' },
            { value: 'month', label: 'Month' },
            { value: 'agenda', label: 'Agenda' },
          ]}
        />
      </div>
      {view === 'week' && <WeekGrid {...{ days, today, entries, moving, onMove, onOpen }} />}
      {view === 'month' && <MonthGrid {...{ month: anchor, today, entries, moving, onMove, onOpen }} />}
      {view === 'agenda' && <AgendaList entries={entries} today={today} onOpen={onOpen} />}
      {view !== 'agenda' && entries.some(({ movable }) => movable) && (
        <p className="calendar-hint">Drag to move, or focus an entry and press M, then the arrow keys and Enter.</p>
      )}
      <div className="visually-hidden" aria-live="assertive">
        {moving.spoken}
      </div>
    </div>
  )
}
