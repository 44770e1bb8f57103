import type { PlainDate, PlainTime } from '@cadre/kernel'
import { dateText } from '../../lib/format/date.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { minutesInDay, minutesOf, timeAt } from '../../lib/format/time-of-day.ts'

/** `own` is what this calendar is about, `other` what else takes people's time. */
export type EntryKind = 'own' | 'exam' | 'done' | 'cancelled' | 'other'

/** Something at a time of a day, on the clock of the calendar's zone. */
export type CalendarEntry = {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly date: PlainDate
  readonly time: PlainTime
  readonly minutes: number
  readonly kind: EntryKind
  readonly movable: boolean
}

export type Place = { readonly date: PlainDate; readonly time: PlainTime }

const kindWords: Record<EntryKind, string> = {
  own: '',
  exam: 'exam',
  done: 'held',
  cancelled: 'cancelled',
  other: 'other booking',
}

/** `17:00–18:30`; an end after midnight stays on the clock. */
export const entryTimes = ({ time, minutes }: CalendarEntry): string =>
  `${time}\u2013${timeAt((minutesOf(time) + minutes) % minutesInDay)}`

/** What a screen reader says after the words that stand on an entry: what its place and colour tell the eye. */
export const entryAside = ({ kind, date, minutes }: CalendarEntry): string =>
  [kindWords[kind], dateText(date, 'spoken'), minutesText(minutes)].filter((part) => part !== '').join(', ')

export const inOrder = (entries: readonly CalendarEntry[]): CalendarEntry[] =>
  entries.toSorted((a, b) => `${a.date}${a.time}${a.id}`.localeCompare(`${b.date}${b.time}${b.id}`))
