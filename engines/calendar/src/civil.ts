import { addDays, expectOk, parsePlainDate, parsePlainTime, present } from '@cadre/kernel'
import type { PlainDate, PlainTime } from '@cadre/kernel'

/**
 * Local wall-clock time as one number: milliseconds from 1970-01-01T00:00 as if the zone were UTC. It is not an instant;
 * only a zone's offsets make it one. Day numbers count from 1970-01-01; minutes of the day from 0 to 1439.
 */
export type LocalMs = number

export const minuteMs = 60_000
export const dayMs = 86_400_000
export const weekMinutes = 7 * 1440

const epoch = expectOk(parsePlainDate('1970-01-01'))

const two = (n: number): string => String(n).padStart(2, '0')
const times: readonly PlainTime[] = Array.from({ length: 1440 }, (_, m) =>
  expectOk(parsePlainTime(`${two(Math.floor(m / 60))}:${two(m % 60)}`)),
)

/**
 * Days from 1970-01-01 by arithmetic on the proleptic Gregorian calendar: years begin in March, so that the leap day is the
 * last of its year; 153 days make five months. Ten times as fast as parsing a Date, in the engine's hottest path.
 */
export function dayNumberOf(date: PlainDate): number {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8)) - 1
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + dayOfYear - 719_468
}

/** Dates already written, for the days from 1970 to 2134: cohorts of a season share them. */
const written: PlainDate[] = []
const remembered = 60_000

export function dateOfDay(day: number): PlainDate {
  if (day < 0 || day >= remembered) return addDays(epoch, day)
  return (written[day] ??= addDays(epoch, day))
}

export const minuteOf = (time: PlainTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
export const timeOfMinute = (minute: number): PlainTime => present(times[minute], `no such minute of a day: ${minute}`)

export const localOf = (date: PlainDate, time: PlainTime): LocalMs =>
  dayNumberOf(date) * dayMs + minuteOf(time) * minuteMs
export const dateOf = (local: LocalMs): PlainDate => dateOfDay(Math.floor(local / dayMs))
export const timeOf = (local: LocalMs): PlainTime =>
  timeOfMinute(Math.floor((local - Math.floor(local / dayMs) * dayMs) / minuteMs))

/** 1 (Monday) to 7 (Sunday); 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

/** Minutes since Monday 00:00 of the same local week, 0 to 10079. */
export const minuteOfWeek = (local: LocalMs): number => {
  const day = Math.floor(local / dayMs)
  return (weekdayOfDay(day) - 1) * 1440 + Math.floor((local - day * dayMs) / minuteMs)
}

/** The Monday of a date's week: the key under which a trainer's load is counted. */
export const mondayOf = (local: LocalMs): PlainDate => {
  const day = Math.floor(local / dayMs)
  return dateOfDay(day - weekdayOfDay(day) + 1)
}
