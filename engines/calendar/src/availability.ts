import type { Instant } from '@cadre/kernel'
import { dayMs, dayNumberOf, minuteMs, minuteOf, minuteOfWeek, weekMinutes } from './civil.ts'
import type { LocalMs } from './civil.ts'
import type { Away, Booking, Person, WeeklyWindow } from './plan.ts'

/** A person's hours, absences and bookings, sorted once for many questions. */
type Prepared = {
  /** Merged, half-open, in minutes of the week; three times around, so that a span over Sunday midnight is one piece. */
  readonly windows: readonly (readonly [from: number, to: number])[] | null
  readonly away: readonly { readonly from: number; readonly to: number; readonly away: Away }[]
  readonly busy: readonly Booking[]
  /** The latest end among the bookings up to each one: rising, so the first that can matter is found by bisection. */
  readonly latestEnd: readonly number[]
}

/** Kept as long as the person's record lives: a change to a calendar asks about the same people again. */
const prepared = new WeakMap<Person, Prepared>()

function prepare(person: Person): Prepared {
  const found = prepared.get(person)
  if (found) return found
  const busy = person.busy.filter((b) => b.start < b.end).toSorted((a, b) => a.start - b.start || a.end - b.end)
  let latest = -Infinity
  const fresh: Prepared = {
    windows: person.weekly && mergedWindows(person.weekly),
    away: person.away.map((away) => ({ from: dayNumberOf(away.from), to: dayNumberOf(away.to), away })),
    busy,
    latestEnd: busy.map((b) => (latest = Math.max(latest, b.end))),
  }
  prepared.set(person, fresh)
  return fresh
}

function mergedWindows(weekly: readonly WeeklyWindow[]): readonly (readonly [number, number])[] {
  const spans = weekly.flatMap(({ weekday, from, to }) => {
    const start = (weekday - 1) * 1440 + minuteOf(from)
    const length = minuteOf(to) - minuteOf(from)
    const end = start + (length > 0 ? length : length + 1440)
    return [0, 1, 2].map((turn): [number, number] => [start + (turn - 1) * weekMinutes, end + (turn - 1) * weekMinutes])
  })
  const merged: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return merged
}

/** The bookings that overlap [start, end), in order of start. */
export function bookingsDuring(person: Person, start: Instant, end: Instant): readonly Booking[] {
  const { busy, latestEnd } = prepare(person)
  let low = 0
  let high = busy.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((latestEnd[middle] ?? 0) > start) high = middle
    else low = middle + 1
  }
  const found: Booking[] = []
  for (let i = low; i < busy.length; i++) {
    const booking = busy[i]
    if (!booking || booking.start >= end) break
    if (booking.end > start) found.push(booking)
  }
  return found
}

/** Whether the person's weekly hours hold all of [start, end), both wall times of the person's own zone. */
export function suitsWeekly(person: Person, start: LocalMs, end: LocalMs): boolean {
  const { windows } = prepare(person)
  if (!windows) return true
  const from = minuteOfWeek(start)
  const to = from + Math.ceil((end - start) / minuteMs)
  return windows.some(([a, b]) => a <= from && to <= b)
}

/** The first absence that touches [start, end), both wall times of the person's own zone. */
export function absenceDuring(person: Person, start: LocalMs, end: LocalMs): Away | null {
  const first = Math.floor(start / dayMs)
  const last = Math.floor((end - 1) / dayMs)
  return prepare(person).away.find(({ from, to }) => from <= last && first <= to)?.away ?? null
}
