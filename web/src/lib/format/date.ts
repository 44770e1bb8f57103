import { addDays, type PlainDate, weekdayOf } from '@cadre/kernel'
import { thisYear } from '../clock.ts'
import { locale } from './number.ts'

const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })

const styles = {
  /** `14 Jan` */
  short: formatter({ day: 'numeric', month: 'short' }),
  /** `Thu 14 Jan` */
  day: formatter({ weekday: 'short', day: 'numeric', month: 'short' }),
  /** `Thu 14 Jan 2027` */
  full: formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
  /** `14 January 2027` */
  long: formatter({ day: 'numeric', month: 'long', year: 'numeric' }),
  /** `Thursday 14 January 2027`: what a screen reader says. */
  spoken: formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  /** `January 2027` */
  month: formatter({ month: 'long', year: 'numeric' }),
  /** `Thu` */
  weekday: formatter({ weekday: 'short' }),
  /** `14` */
  number: formatter({ day: 'numeric' }),
} as const

export type DateStyle = keyof typeof styles

/** Where nothing beside a date says its year: the year stands in it unless it is this one. */
export const styleIn = (year: string, date: PlainDate): 'day' | 'full' => (date.startsWith(year) ? 'day' : 'full')

/** A date people agreed on, written out; no zone is involved, so it never shifts. */
export const dateText = (date: PlainDate, style: DateStyle = styleIn(thisYear(), date)): string =>
  styles[style].format(Date.parse(`${date}T00:00:00Z`)).replace(',', '')

/** `11–15 Jan 2027`, `28 Jan – 3 Feb 2027`: both ends included. */
export function dateRangeText(first: PlainDate, last: PlainDate): string {
  const year = last.slice(0, 4)
  if (first.slice(0, 7) === last.slice(0, 7))
    return `${dateText(first, 'number')}\u2013${dateText(last, 'short')} ${year}`
  const start = first.startsWith(year) ? dateText(first, 'short') : `${dateText(first, 'short')} ${first.slice(0, 4)}`
  return `${start} \u2013 ${dateText(last, 'short')} ${year}`
}

/** The Monday of the week that holds `date`. */
export const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - weekdayOf(date))

export const datesFrom = (first: PlainDate, days: number): PlainDate[] =>
  Array.from({ length: days }, (_, i) => addDays(first, i))

/** The whole weeks, Monday first, that hold the month of `date`: 28 to 42 days. */
export function monthPage(date: PlainDate): PlainDate[] {
  const first = addDays(date, 1 - Number(date.slice(8)))
  const six = datesFrom(mondayOf(first), 42)
  const last = six.findLastIndex((day) => isSameMonth(day, date))
  return six.slice(0, Math.ceil((last + 1) / 7) * 7)
}

export const isSameMonth = (a: PlainDate, b: PlainDate): boolean => a.slice(0, 7) === b.slice(0, 7)
