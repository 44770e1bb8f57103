import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { dateText } from '../../lib/format/date.ts'
import type { CalendarEntry, Place } from './calendar-entry.ts'
import { movedByKey } from './moving.ts'

type Carried = { readonly id: string; readonly place: Place }

type Options = {
  readonly view: 'week' | 'month'
  readonly onMove: (entry: CalendarEntry, to: Place) => void
  /** The entry left the days on screen: show the ones around it. */
  readonly onReach: (place: Place) => void
}

export type Moving = {
  readonly carriedId: string | null
  /** The entry where it is carried to, or where it is. */
  readonly placed: (entry: CalendarEntry) => CalendarEntry
  readonly onKeyDown: (event: KeyboardEvent, entry: CalendarEntry) => void
  readonly letGo: () => void
  /** For a live region. */
  readonly spoken: string
}

const placeText = ({ date, time }: Place): string => `${dateText(date, 'spoken')}, ${time}`

/** Moving an entry by keyboard: M takes it up, arrows carry it, Enter puts it down, Escape puts it back. */
export function useMoving({ view, onMove, onReach }: Options): Moving {
  const [carried, setCarried] = useState<Carried | null>(null)
  const [spoken, setSpoken] = useState('')
  const focusOn = useRef<string | null>(null)
  useEffect(() => {
    if (focusOn.current === null) return
    document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(focusOn.current)}"]`)?.focus()
    focusOn.current = null
  })
  const carry = (next: Carried, words: string): void => {
    focusOn.current = next.id
    setCarried(next)
    setSpoken(words)
  }
  const end = (words: string): void => {
    focusOn.current = carried?.id ?? null
    setCarried(null)
    setSpoken(words)
  }
  const onKeyDown = (event: KeyboardEvent, entry: CalendarEntry): void => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (carried?.id !== entry.id) {
      if (!entry.movable || !plain || event.key.toLowerCase() !== 'm') return
      event.preventDefault()
      carry(
        { id: entry.id, place: { date: entry.date, time: entry.time } },
        `${entry.title} taken up. Arrow keys move it, Enter puts it down, Escape puts it back.`,
      )
      return
    }
    const next = movedByKey(carried.place, event.key, view)
    if (next === null && event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (next !== null) {
      carry({ id: entry.id, place: next }, placeText(next))
      onReach(next)
    } else if (event.key === 'Escape') end(`${entry.title} put back`)
    else {
      end(`${entry.title} put down on ${placeText(carried.place)}`)
      if (carried.place.date !== entry.date || carried.place.time !== entry.time) onMove(entry, carried.place)
    }
  }
  return {
    carriedId: carried?.id ?? null,
    placed: (entry) => (carried?.id === entry.id ? { ...entry, ...carried.place } : entry),
    onKeyDown,
    letGo: () => setCarried(null),
    spoken,
  }
}
