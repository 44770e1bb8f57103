import type { Person, WeeklySlot } from '@cadre/calendar'
import { parsePlainDate, parsePlainTime, parseZone } from '@cadre/kernel'
import type { PlainDate, PlainTime, Zone } from '@cadre/kernel'
import { UsageError } from './usage.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** A value that cannot be used, said with an example of one that can. */
const bad = (option: string, value: string, expected: string): UsageError =>
  new UsageError(`--${option} "${value}" is not ${expected}.`)

export function dateOption(option: string, value: string): PlainDate {
  const parsed = parsePlainDate(value)
  if (!parsed.ok) throw bad(option, value, 'a date of the calendar, as in 2027-01-11')
  return parsed.value
}

export function timeOption(option: string, value: string): PlainTime {
  const parsed = parsePlainTime(value)
  if (!parsed.ok) throw bad(option, value, 'a time of day in 24 hours, as in 17:00')
  return parsed.value
}

export function zoneOption(option: string, value: string): Zone {
  const parsed = parseZone(value)
  if (!parsed.ok) throw bad(option, value, 'a zone of the IANA database, as in America/New_York')
  return parsed.value
}

/** `tue,thu` as 2 and 4. */
export function daysOption(option: string, value: string): readonly number[] {
  const found = listOption(value).map((name) => dayOption(option, name))
  const twice = found.find((day, i) => found.indexOf(day) !== i)
  if (twice !== undefined) throw bad(option, value, 'a list of different days, as in tue,thu')
  return found
}

function dayOption(option: string, name: string): number {
  const day = days.indexOf(name.toLowerCase().slice(0, 3)) + 1
  if (day === 0 || name.length < 3) throw bad(option, name, `a day of the week: ${days.join(', ')}`)
  return day
}

/** `sat@09:00`, long enough for `minutes`. */
export function slotOption(option: string, value: string, minutes: number): WeeklySlot {
  const [day, at, ...rest] = value.split('@')
  if (day === undefined || at === undefined || rest.length > 0)
    throw bad(option, value, 'a day and a time, as in sat@09:00')
  return { weekday: dayOption(option, day), at: timeOption(option, at), minutes }
}

export const listOption = (value: string): readonly string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

export type NamedPerson = Person & { readonly email: string | null }

/** `Ann Lee <ann@agency.example> @Europe/Berlin`, the address and the zone left out at will. */
export function personOption(option: string, value: string, home: Zone): NamedPerson {
  const m = /^([^<>@]+?)\s*(?:<\s*([^<>@\s]+@[^<>@\s]+)\s*>)?\s*(?:@\s*(\S+))?$/.exec(value)
  const name = m?.[1]
  if (name === undefined) throw bad(option, value, 'a person, as in "Ann Lee <ann@agency.example> @Europe/Berlin"')
  const zone = m?.[3] === undefined ? home : zoneOption(option, m[3])
  return { key: name, name, email: m?.[2] ?? null, zone, weekly: null, away: [], busy: [] }
}
