import { addDays } from '@cadre/kernel'
import type { PlainDate, PlainTime } from '@cadre/kernel'
import type { Calendar } from './calendar.ts'
import { applyEdit } from './change.ts'
import { dayNumberOf, minuteOf, timeOfMinute } from './civil.ts'
import { compileCalendar } from './compile.ts'
import { weightOf } from './conflict.ts'
import type { ConflictKind } from './conflict.ts'
import type { Move } from './edit.ts'
import type { PlanInput, WeeklySlot } from './plan.ts'
import { suggestPlaces } from './suggest-places.ts'

export type AlternativeChange =
  | { readonly kind: 'time'; readonly times: readonly PlainTime[] }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'start'; readonly start: PlainDate }
  /** A slot of their own for sessions that are longer than the weekly slots. */
  | { readonly kind: 'long-slot'; readonly slot: WeeklySlot }
  | { readonly kind: 'move-sessions'; readonly moves: readonly Move[] }

/** Another calendar for the same cohort: compile `input`, then apply `moves`. */
export type Alternative = {
  readonly change: AlternativeChange
  readonly input: PlanInput
  readonly moves: readonly Move[]
  /** What is still wrong, and how much of the calendar changes; lower is better, and the sum ranks. */
  readonly weightLeft: number
  readonly disruption: number
  readonly calendar: Calendar
}

/** The sum of the weights of a calendar's conflicts; 0: nothing worth avoiding. */
export const weightOfConflicts = ({ conflicts }: Calendar): number =>
  conflicts.reduce((sum, conflict) => sum + weightOf(conflict), 0)

/**
 * How much of people's diaries a different calendar changes: for each session 1 if its date changes, plus a seventh for each
 * day, plus a quarter for each hour of the day, plus 1 if it leaves the weekly rhythm. An order for ranking, not a measurement.
 */
export function disruptionBetween(before: Calendar, after: Calendar): number {
  const now = new Map(after.sessions.map((s) => [s.key, s]))
  return before.sessions.reduce((sum, was) => {
    const s = now.get(was.key)
    if (!s) return sum
    const days = Math.abs(dayNumberOf(s.date) - dayNumberOf(was.date))
    const isOutOfRhythm = was.slotMinutes !== null && s.slotMinutes === null
    const hours = Math.abs(minuteOf(s.time) - minuteOf(was.time)) / 60
    return sum + (days > 0 ? 1 : 0) + days / 7 + hours / 4 + (isOutOfRhythm ? 1 : 0)
  }, 0)
}

/**
 * Calendars with fewer or lighter conflicts than the given one, best first: single sessions moved, another hour, other
 * weekdays, a later start (the engine knows no today, so never an earlier one), a slot of their own for long sessions.
 * Ranked by disruption plus the weight of the conflicts left. Empty when nothing is better. A calendar that was already
 * changed by hand is not compiled afresh, which would lose those changes: only moves are proposed.
 */
export function alternativesTo(calendar: Calendar, limit = 5): readonly Alternative[] {
  const base = weightOfConflicts(calendar)
  if (base === 0) return []
  const afresh = calendar.revision === 0 ? recompiled(calendar) : []
  const found = [...afresh, ...withMoves(calendar)].filter((a) => a.weightLeft < base)
  const cost = (a: Alternative) => a.disruption + a.weightLeft
  return found.toSorted((a, b) => cost(a) - cost(b)).slice(0, limit)
}

const comparison = (before: Calendar, calendar: Calendar) => ({
  weightLeft: weightOfConflicts(calendar),
  disruption: disruptionBetween(before, calendar),
  calendar,
})

function recompiled(calendar: Calendar): readonly Alternative[] {
  return variantsOf(calendar.input).flatMap(({ change, input }): Alternative[] => {
    const compiled = compileCalendar(input)
    if (!compiled.ok) return []
    return [{ change, input, moves: [], ...comparison(calendar, compiled.value) }]
  })
}

type Variant = { readonly change: AlternativeChange; readonly input: PlanInput }

const variantsOf = (input: PlanInput): readonly Variant[] => [
  ...otherTimes(input),
  ...otherWeekdays(input),
  ...laterStarts(input),
  ...longSlots(input),
]

function otherTimes(input: PlanInput): readonly Variant[] {
  const shifts = [-180, -120, -90, -60, -30, 30, 60, 90, 120, 180]
  return shifts.flatMap((shift) => {
    const minutes = input.slots.map((s) => minuteOf(s.at) + shift)
    if (minutes.some((m, i) => m < 7 * 60 || m + (input.slots[i]?.minutes ?? 0) > 22 * 60)) return []
    const times = minutes.map(timeOfMinute)
    const slots = input.slots.map((s, i) => ({ ...s, at: times[i] ?? s.at }))
    return [{ change: { kind: 'time', times }, input: { ...input, slots } }]
  })
}

/** Every other choice of as many days from Monday to Friday, each day's time and length kept in order. */
function otherWeekdays(input: PlanInput): readonly Variant[] {
  const now = input.slots.toSorted((a, b) => a.weekday - b.weekday)
  const choices = Array.from({ length: 32 }, (_, bits) => [1, 2, 3, 4, 5].filter((day) => bits & (1 << (day - 1))))
  return choices
    .filter((days) => days.length === now.length && days.some((day, i) => day !== now[i]?.weekday))
    .map((weekdays) => {
      const slots = now.map((s, i) => ({ ...s, weekday: weekdays[i] ?? s.weekday }))
      return { change: { kind: 'weekdays', weekdays }, input: { ...input, slots } }
    })
}

const laterStarts = (input: PlanInput): readonly Variant[] =>
  [7, 14, 21, 28].map((days) => {
    const start = addDays(input.start, days)
    return { change: { kind: 'start', start }, input: { ...input, start } }
  })

function longSlots(input: PlanInput): readonly Variant[] {
  const longest = Math.max(...input.sessions.map((s) => s.minutes))
  if ([...input.slots, ...input.longSlots].some((s) => s.minutes >= longest)) return []
  const places = [
    { weekday: 6, at: timeOfMinute(9 * 60) },
    { weekday: 5, at: timeOfMinute(9 * 60) },
    { weekday: 5, at: timeOfMinute(13 * 60) },
  ]
  return places.map((place) => {
    const slot = { ...place, minutes: longest }
    return { change: { kind: 'long-slot', slot }, input: { ...input, longSlots: [...input.longSlots, slot] } }
  })
}

/** Not `too-short-slot`: another hour is not a longer slot that people promised. Not what sessions lack wherever they are. */
const curedByMoving: ReadonlySet<ConflictKind> = new Set([
  'past-retire',
  'sessions-overlap',
  'trainer-busy',
  'participant-busy',
  'outside-availability',
  'away',
  'holiday',
  'out-of-order',
  'dst-shifted',
])

/** The sessions that conflict, one after the other, each to its best place, as long as that is better. */
function withMoves(calendar: Calendar): readonly Alternative[] {
  const curable = calendar.conflicts.filter((c) => curedByMoving.has(c.kind) && weightOf(c) > 0)
  const troubled = new Set(curable.flatMap((c) => ('session' in c ? [c.session] : [])))
  let now = calendar
  const moves: Move[] = []
  for (const session of troubled) {
    const place = suggestPlaces(now, session, 1)[0]
    if (!place) continue
    const move = { session, date: place.date, time: place.time }
    const moved = applyEdit(now, { kind: 'move', moves: [move] })
    if (!moved.ok || weightOfConflicts(moved.value.calendar) >= weightOfConflicts(now)) continue
    now = moved.value.calendar
    moves.push(move)
  }
  const moved = applyEdit(calendar, { kind: 'move', moves })
  if (moves.length === 0 || !moved.ok) return []
  const change: AlternativeChange = { kind: 'move-sessions', moves }
  return [{ change, input: calendar.input, moves, ...comparison(calendar, moved.value.calendar) }]
}
