import { instant } from '@cadre/kernel'
import type { PlainDate, PlainTime } from '@cadre/kernel'
import type { Calendar, PlannedSession } from './calendar.ts'
import { dateOfDay, dayMs, dayNumberOf, minuteMs, minuteOf, timeOfMinute } from './civil.ts'
import { weightOf } from './conflict.ts'
import { ofOneSession, surroundingsOf } from './find-conflicts.ts'
import { takesPlace } from './session-state.ts'
import { instantOf } from './zone-offsets.ts'

/** Somewhere a session could go; `weight` is what is still wrong there (0: nothing worth avoiding). */
export type Place = {
  readonly date: PlainDate
  readonly time: PlainTime
  readonly weight: number
  /** Distance from where it is: days moved, plus a quarter for each hour of the day. */
  readonly distance: number
}

const daysAround = 10
/** Half-hours tried around the cohort's usual times, from 07:00, and ending by 22:00. */
const shiftsTried = [0, -30, 30, -60, 60, -90, 90, -120, 120, -180, 180]
const [earliestMinute, latestMinute] = [7 * 60, 22 * 60]

/**
 * Where a planned session could go instead without leaving its place in the teaching: between the sessions before and after
 * it, at most ten days away, near the cohort's usual times. Least wrong first, then nearest. Sessions held, cancelled or
 * unknown have no places.
 */
export function suggestPlaces(calendar: Calendar, key: string, limit = 5): readonly Place[] {
  const session = calendar.sessions.find((s) => s.key === key)
  if (session?.state !== 'planned') return []
  const others = calendar.sessions.filter((s) => s.key !== key && takesPlace(s.state))
  const earlier = others.filter((s) => s.position < session.position)
  const later = others.filter((s) => s.position > session.position)
  const from = earlier.reduce((latest, s) => Math.max(latest, s.end), -Infinity)
  const to = later.reduce((soonest, s) => Math.min(soonest, s.start), Infinity)
  const around = surroundingsOf(calendar.input)
  const places: Place[] = []
  for (const { date, time, distance } of nearby(calendar, session)) {
    const start = instantOf(dayNumberOf(date) * dayMs + minuteOf(time) * minuteMs, calendar.input.zone)
    const end = instant(start + session.minutes * minuteMs)
    if (start < from || end > to || start === session.start) continue
    const there = { ...session, date, time, start, end, slotMinutes: null }
    const weight = ofOneSession(there, around).reduce((sum, conflict) => sum + weightOf(conflict), 0)
    places.push({ date, time, weight, distance })
  }
  return places.toSorted((a, b) => a.weight - b.weight || a.distance - b.distance).slice(0, limit)
}

type Candidate = Omit<Place, 'weight'>

function nearby({ input }: Calendar, session: PlannedSession): readonly Candidate[] {
  const usual = [session.time, ...input.slots.map((s) => s.at)].map(minuteOf)
  const minutes = [...new Set(usual.flatMap((at) => shiftsTried.map((shift) => at + shift)))]
  const inHours = minutes.filter((m) => m >= earliestMinute && m + session.minutes <= latestMinute)
  const day = dayNumberOf(session.date)
  const days = Array.from({ length: 2 * daysAround + 1 }, (_, i) => day - daysAround + i)
  const here = minuteOf(session.time)
  return days.flatMap((d) =>
    inHours.map((minute) => ({
      date: dateOfDay(d),
      time: timeOfMinute(minute),
      distance: Math.abs(d - day) + Math.abs(minute - here) / 240,
    })),
  )
}
