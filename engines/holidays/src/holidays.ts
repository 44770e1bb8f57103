import type { Holiday } from '@cadre/calendar'
import { addDays, ok, parsePlainDate, refuse, type Ok, type Refusal } from '@cadre/kernel'
import Holidays from 'date-holidays'

/** What `date-holidays` says of one holiday: `date` is local, `YYYY-MM-DD hh:mm:ss` with or without an offset. */
export type FoundHoliday = {
  readonly date: string
  readonly start: Date
  readonly end: Date
  readonly name: string
  readonly type: string
}

const dayMs = 86_400_000
/** A day on which clocks go back has 25 hours and is one day all the same. */
const slackMs = 2 * 3_600_000

/**
 * Public holidays as whole local days, in order. One that lasts longer, or from dusk to dusk, takes every day it touches; two on
 * one day become one with both names. Bank, school and optional holidays and observances are not days off for everybody.
 */
export function holidaysOf(found: readonly FoundHoliday[]): readonly Holiday[] {
  const namesByDate = new Map<Holiday['date'], string[]>()
  for (const holiday of found) {
    const first = parsePlainDate(holiday.date.slice(0, 10))
    if (holiday.type !== 'public' || !first.ok) continue
    const [hour, minute] = [Number(holiday.date.slice(11, 13)), Number(holiday.date.slice(14, 16))]
    const until = (hour * 60 + minute) * 60_000 + (holiday.end.getTime() - holiday.start.getTime()) - slackMs
    for (let day = 0; day === 0 || day * dayMs < until; day++) {
      const date = addDays(first.value, day)
      const names = namesByDate.get(date) ?? []
      if (!names.includes(holiday.name)) namesByDate.set(date, [...names, holiday.name])
    }
  }
  return [...namesByDate]
    .map(([date, names]) => ({ date, name: names.join(', ') }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

export type RegionRefusal = Refusal<
  'holidays.unknown-region',
  { region: string; part: string; known: readonly string[] }
>

/**
 * The public holidays of a region such as `US`, `US-NY`, `DE-BY` or `US-LA-NO`, both years included; `none` has none.
 * Data: date-holidays, offline.
 */
export function publicHolidays(
  region: string,
  fromYear: number,
  toYear: number,
): Ok<readonly Holiday[]> | RegionRefusal {
  if (region.toLowerCase() === 'none') return ok([])
  const calendar = calendarOf(region)
  if (!calendar.ok) return calendar
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)
  return ok(holidaysOf(years.flatMap((year) => calendar.value.getHolidays(year, 'en'))))
}

/** Countries with holiday data: code and name. */
export const countries = (): Readonly<Record<string, string>> => new Holidays().getCountries('en')

/** A country's regions that have holidays of their own: code and name. */
export const regionsOf = (country: string): Readonly<Record<string, string>> =>
  new Holidays().getStates(country, 'en') ?? {}

function calendarOf(region: string): Ok<Holidays> | RegionRefusal {
  const [country = '', state, area] = region.split('-')
  const all = new Holidays()
  const countryCode = known(region, country, all.getCountries())
  if (!countryCode.ok) return countryCode
  if (state === undefined) return ok(new Holidays(countryCode.value))
  const stateCode = known(region, state, all.getStates(countryCode.value))
  if (!stateCode.ok) return stateCode
  if (area === undefined) return ok(new Holidays(countryCode.value, stateCode.value))
  const areaCode = known(region, area, all.getRegions(countryCode.value, stateCode.value))
  return areaCode.ok ? ok(new Holidays(countryCode.value, stateCode.value, areaCode.value)) : areaCode
}

function known(
  region: string,
  part: string,
  codes: Readonly<Record<string, string>> | undefined,
): Ok<string> | RegionRefusal {
  const list = Object.keys(codes ?? {})
  const found = list.find((code) => code.toLowerCase() === part.toLowerCase())
  return found === undefined ? refuse('holidays.unknown-region', { region, part, known: list }) : ok(found)
}
