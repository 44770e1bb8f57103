import './entry-button.css'
import { useDraggable } from '@dnd-kit/core'
import type { CSSProperties } from 'react'
import { type CalendarEntry, entryAside, entryTimes } from './calendar-entry.ts'
import type { Moving } from './use-moving.ts'

type Props = {
  /** The entry where the calendar has it. */
  readonly entry: CalendarEntry
  readonly moving: Moving
  readonly onOpen: (entry: CalendarEntry) => void
  readonly style?: CSSProperties
}

/** One entry: opens by click or Enter, moves by dragging or by M and the arrow keys. */
export function EntryButton({ entry, moving, onOpen, style }: Props) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: entry.id, disabled: !entry.movable })
  const shown = moving.placed(entry)
  const carried = moving.carriedId === entry.id
  return (
    <button
      ref={setNodeRef}
      type="button"
      className="entry-button"
      data-entry={entry.id}
      data-kind={entry.kind}
      data-movable={entry.movable}
      data-carried={carried || isDragging}
      {...(entry.movable ? { 'aria-keyshortcuts': 'M' } : {})}
      style={{ ...style, ...(transform ? { translate: `${transform.x}px ${transform.y}px` } : {}) }}
      {...listeners}
      onKeyDown={(event) => moving.onKeyDown(event, entry)}
      onBlur={() => carried && moving.letGo()}
      onClick={() => !carried && onOpen(entry)}
    >
      <span className="entry-button-time">
        <span>{shown.time}</span>
        <span>{entryTimes(shown).slice(shown.time.length)}</span>
      </span>
      <span className="entry-button-title">{entry.title}</span>
      {entry.detail !== undefined && <span className="entry-button-detail">{entry.detail}</span>}
      <span className="visually-hidden">, {entryAside(shown)}</span>
    </button>
  )
}
