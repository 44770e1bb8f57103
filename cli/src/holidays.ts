import type { Holiday } from '@cadre/calendar'
import { addDays, parsePlainDate } from '@cadre/kernel'
import Holidays from 'date-holidays'
import { Refused } from './refused.ts'

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

/** The public holidays of a region such as `US`, `US-NY`, `DE-BY` or `US-LA-NO`, both years included; `none` has none. */
export function publicHolidays(region: string, fromYear: number, toYear: number): readonly Holiday[] {
  if (region.toLowerCase() === 'none') return []
  const calendar = calendarOf(region)
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i)
  return holidaysOf(years.flatMap((year) => calendar.getHolidays(year, 'en')))
}

function calendarOf(region: string): Holidays {
  const [country = '', state, area] = region.split('-')
  const all = new Holidays()
  const countryCode = known(region, country, all.getCountries())
  if (state === undefined) return new Holidays(countryCode)
  const stateCode = known(region, state, all.getStates(countryCode))
  if (area === undefined) return new Holidays(countryCode, stateCode)
  return new Holidays(countryCode, stateCode, known(region, area, all.getRegions(countryCode, stateCode)))
}

function known(region: string, part: string, codes: Readonly<Record<string, string>> | undefined): string {
  const list = Object.keys(codes ?? {})
  const found = list.find((code) => code.toLowerCase() === part.toLowerCase())
  if (found !== undefined) return found
  const choice = list.length === 0 ? 'It has no parts.' : `Known: ${list.join(', ')}.`
  const message = `--holidays ${region}: there is no region "${part}". ${choice} Or say none.`
  throw new Refused('plan.unknown-region', message, { region, part })
}
