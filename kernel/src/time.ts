import type { Brand } from './brand.ts'
import { refuse, ok, type Ok, type Refusal } from './result.ts'

/** Milliseconds since 1970-01-01T00:00Z: when something happened. */
export type Instant = Brand<number, 'Instant'>
/** `YYYY-MM-DD`: a date people agreed on. */
export type PlainDate = Brand<string, 'PlainDate'>
/** `HH:MM`, 24 hours: a time of day people agreed on. */
export type PlainTime = Brand<string, 'PlainTime'>
/** An IANA zone name, as in `America/New_York`. */
export type Zone = Brand<string, 'Zone'>

/** The time now, as an argument: nothing but the platform reads a clock. */
export type Clock = () => Instant

export type TimeRefusal = Refusal<'time.not-a-date' | 'time.not-a-time' | 'time.not-a-zone', { text: string }>

export const instant = (epochMs: number): Instant => epochMs as Instant

export function parsePlainDate(text: string): Ok<PlainDate> | TimeRefusal {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!m) return refuse('time.not-a-date', { text })
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? ok(text as PlainDate) : refuse('time.not-a-date', { text })
}

export function parsePlainTime(text: string): Ok<PlainTime> | TimeRefusal {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? ok(text as PlainTime) : refuse('time.not-a-time', { text })
}

export function parseZone(text: string): Ok<Zone> | TimeRefusal {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(text)) return refuse('time.not-a-zone', { text })
  try {
    Intl.DateTimeFormat('en', { timeZone: text })
    return ok(text as Zone)
  } catch {
    return refuse('time.not-a-zone', { text })
  }
}

const dayMs = 86_400_000
const epochDay = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs

/** The date `days` later (or earlier, when negative) on the proleptic Gregorian calendar. */
export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date((epochDay(date) + days) * dayMs).toISOString().slice(0, 10) as PlainDate

/** The same day `months` later (or earlier, when negative); the last of the month where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const last = new Date(Date.UTC(year, month + months, 0))
  const lastDay = last.getUTCDate()
  return new Date(last.getTime() - Math.max(0, lastDay - day) * dayMs).toISOString().slice(0, 10) as PlainDate
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => epochDay(to) - epochDay(from)

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export const weekdayOf = (date: PlainDate): number => ((((epochDay(date) + 3) % 7) + 7) % 7) + 1

/** Plain dates and times sort as text. */
export const isBefore = <T extends PlainDate | PlainTime>(a: T, b: T): boolean => a < b

/** ISO 8601 in UTC with milliseconds. */
export const isoOf = (at: Instant): string => new Date(at).toISOString()

const dateFormats = new Map<Zone, Intl.DateTimeFormat>()

/** The calendar date in a zone at an instant. */
export function dateIn(zone: Zone, at: Instant): PlainDate {
  const format =
    dateFormats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  dateFormats.set(zone, format)
  return format.format(at) as PlainDate
}
