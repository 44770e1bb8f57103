import { instantOf, localOf } from '@cadre/calendar'
import type { Away, Booking, Person, WeeklyWindow } from '@cadre/calendar'
import { parsePlainDate, parsePlainTime } from '@cadre/kernel'
import type { Instant, Zone } from '@cadre/kernel'
import type { Csv } from './csv.ts'
import { rowsOf } from './csv-rows.ts'

/** Columns of a diary file; `day` and `note` may be empty, or left out of the file altogether. */
type Column = 'person' | 'kind' | 'from' | 'to' | 'day' | 'note'
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

type Entry =
  | { readonly kind: 'hours'; readonly value: WeeklyWindow }
  | { readonly kind: 'away'; readonly value: Away }
  | { readonly kind: 'busy'; readonly value: Booking }

/** The same people with what the diary says of them, each row in the person's own zone. */
export type Diary = <P extends Person>(people: readonly P[]) => readonly P[]

/**
 * Reads who can when: `hours` are weekly windows that suit (`mon,15:00,19:00`), `away` whole days (both included), `busy`
 * other bookings (`2027-01-14T17:00`). A person with no `hours` can at any. Refuses by line what cannot be read, and people
 * who are neither trainer nor participant.
 */
export function parseDiary(csv: Csv, known: readonly Person[]): Diary {
  const zoneByName = new Map(known.map((p) => [p.key, p.zone]))
  const entriesByName = new Map<string, Entry[]>()
  for (const { text: cell, bad } of rowsOf<Column>(csv, ['person', 'kind', 'from', 'to'], ['day', 'note'])) {
    const name = cell('person')
    const zone = zoneByName.get(name)
    if (zone === undefined) {
      const names = [...zoneByName.keys()].join(', ') || 'nobody'
      throw bad(`"${name}" is neither trainer nor participant here (${names})`)
    }
    const entry = entryOf(cell, zone)
    if (typeof entry === 'string') throw bad(entry)
    entriesByName.set(name, [...(entriesByName.get(name) ?? []), entry])
  }
  return (people) => people.map((person) => ({ ...person, ...diaryOf(entriesByName.get(person.key) ?? []) }))
}

function diaryOf(entries: readonly Entry[]): Pick<Person, 'weekly' | 'away' | 'busy'> {
  const weekly = entries.flatMap((e) => (e.kind === 'hours' ? [e.value] : []))
  return {
    weekly: weekly.length === 0 ? null : weekly,
    away: entries.flatMap((e) => (e.kind === 'away' ? [e.value] : [])),
    busy: entries.flatMap((e) => (e.kind === 'busy' ? [e.value] : [])),
  }
}

type Cells = (column: Column) => string

/** The entry, or what is wrong with the row. */
function entryOf(cell: Cells, zone: Zone): Entry | string {
  switch (cell('kind')) {
    case 'hours':
      return hoursOf(cell)
    case 'away':
      return awayOf(cell)
    case 'busy':
      return busyOf(cell, zone)
    default:
      return `the kind "${cell('kind')}" is not hours, away or busy`
  }
}

function hoursOf(cell: Cells): Entry | string {
  const weekday = weekdays.indexOf(cell('day').toLowerCase().slice(0, 3)) + 1
  const [from, to] = [parsePlainTime(cell('from')), parsePlainTime(cell('to'))]
  if (weekday === 0) return `"${cell('day')}" is not a day: ${weekdays.join(', ')}`
  if (!from.ok || !to.ok)
    return `hours go from and to a time of day such as 17:00, not "${cell('from')}" to "${cell('to')}"`
  return { kind: 'hours', value: { weekday, from: from.value, to: to.value } }
}

function awayOf(cell: Cells): Entry | string {
  const [from, to] = [parsePlainDate(cell('from')), parsePlainDate(cell('to'))]
  if (!from.ok || !to.ok)
    return `away goes from and to a date such as 2027-02-01, not "${cell('from')}" to "${cell('to')}"`
  if (to.value < from.value) return `away ends on ${to.value}, before it begins on ${from.value}`
  return { kind: 'away', value: { from: from.value, to: to.value, reason: cell('note') || 'away' } }
}

function busyOf(cell: Cells, zone: Zone): Entry | string {
  const [start, end] = [momentOf(cell('from'), zone), momentOf(cell('to'), zone)]
  if (start === null || end === null) {
    return `busy goes from and to a moment such as 2027-01-14T17:00, not "${cell('from')}" to "${cell('to')}"`
  }
  if (end <= start) return `busy ends at ${cell('to')}, not after it begins at ${cell('from')}`
  return { kind: 'busy', value: { start, end, title: cell('note') || 'busy' } }
}

function momentOf(text: string, zone: Zone): Instant | null {
  const [day = '', hour = '', ...rest] = text.split(/[T ]/)
  const [date, time] = [parsePlainDate(day), parsePlainTime(hour)]
  return date.ok && time.ok && rest.length === 0 ? instantOf(localOf(date.value, time.value), zone) : null
}
