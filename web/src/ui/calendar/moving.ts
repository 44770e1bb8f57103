import { addDays } from '@cadre/kernel'
import { minutesInDay, minutesOf, timeAt } from '../../lib/format/time-of-day.ts'
import type { Place } from './calendar-entry.ts'

/** Entries snap to quarters of an hour. */
export const snapMinutes = 15

/** The place `days` and `minutes` away. The day holds: a time never crosses midnight. */
export function moved(place: Place, days: number, minutes: number): Place {
  const wanted = Math.round((minutesOf(place.time) + minutes) / snapMinutes) * snapMinutes
  const time = minutes === 0 ? place.time : timeAt(Math.min(minutesInDay - snapMinutes, Math.max(0, wanted)))
  return { date: addDays(place.date, days), time }
}

/** What an arrow key does to a place; null for other keys. In a month an arrow up or down is a week. */
export function movedByKey(place: Place, key: string, view: 'week' | 'month'): Place | null {
  const vertical = view === 'month' ? { days: 7, minutes: 0 } : { days: 0, minutes: snapMinutes }
  switch (key) {
    case 'ArrowLeft':
      return moved(place, -1, 0)
    case 'ArrowRight':
      return moved(place, 1, 0)
    case 'ArrowUp':
      return moved(place, -vertical.days, -vertical.minutes)
    case 'ArrowDown':
      return moved(place, vertical.days, vertical.minutes)
    default:
      return null
  }
}
