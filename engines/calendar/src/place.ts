import { ok, refuse } from '@cadre/kernel'
import type { Ok } from '@cadre/kernel'
import type { PlanRefusal, SkippedHoliday } from './calendar.ts'
import { dateOfDay, dayMs, dayNumberOf, minuteMs, minuteOf, weekdayOfDay } from './civil.ts'
import type { LocalMs } from './civil.ts'
import type { PlanInput, PlanSession, WeeklySlot } from './plan.ts'

/** Where a session lands on the wall calendar. */
export type Placement = { readonly local: LocalMs; readonly slotMinutes: number }
export type Placed = { readonly placements: readonly Placement[]; readonly skipped: readonly SkippedHoliday[] }

/** Ten years without a free slot is not a plan. */
const searchedWeeks = 520

/** A slot as days from the start date's weekday, so that week n of a cohort is the n-th seven days from its start. */
type SlotInWeek = {
  readonly offset: number
  readonly minute: number
  readonly minutes: number
  readonly isLong: boolean
}

/**
 * Gives each session, in the order of the teaching, the first slot that follows the session before it, lies in its
 * blueprint week or later, is long enough, and is not on a holiday (policy `skip`). A session that no weekly slot is long
 * enough for takes a long slot, at the earliest in the week before its own (the Saturday before, say); without one it
 * takes a weekly slot all the same, at its full length, and the conflict is named later. O(sessions).
 */
export function placeSessions(plan: PlanInput): Ok<Placed> | PlanRefusal {
  const startDay = dayNumberOf(plan.start)
  const slots = slotsInWeek(plan, startDay)
  const holidays = new Map(plan.holidays.map((h) => [dayNumberOf(h.date), h.name]))
  const placements: Placement[] = []
  const skipped: SkippedHoliday[] = []
  let free: LocalMs = startDay * dayMs
  for (const session of plan.sessions) {
    const found = nextPlace({ plan, startDay, slots, holidays, skipped }, session, free)
    if (!found) return refuse('calendar.no-room', { session: session.key, searchedWeeks })
    placements.push(found)
    free = found.local + session.minutes * minuteMs
  }
  return ok({ placements, skipped })
}

type Search = {
  readonly plan: PlanInput
  readonly startDay: number
  readonly slots: readonly SlotInWeek[]
  readonly holidays: ReadonlyMap<number, string>
  readonly skipped: SkippedHoliday[]
}

function nextPlace(search: Search, session: PlanSession, free: LocalMs): Placement | null {
  const { plan, startDay, holidays } = search
  const usable = slotsFor(search.slots, session.minutes)
  const earliest = Math.max(0, session.week - (usable.isLong ? 2 : 1))
  const period = 7 * plan.everyWeeks
  const from = Math.max(earliest, Math.floor((Math.floor(free / dayMs) - startDay) / period))
  for (let week = from; week < from + searchedWeeks; week++) {
    for (const slot of usable.slots) {
      const day = startDay + week * period + slot.offset
      const local = day * dayMs + slot.minute * minuteMs
      if (local < free) continue
      const holiday = plan.onHoliday === 'skip' ? holidays.get(day) : undefined
      if (holiday === undefined) return { local, slotMinutes: slot.minutes }
      search.skipped.push({ session: session.key, date: dateOfDay(day), name: holiday })
    }
  }
  return null
}

function slotsFor(slots: readonly SlotInWeek[], minutes: number): { isLong: boolean; slots: readonly SlotInWeek[] } {
  const weekly = slots.filter((slot) => !slot.isLong)
  const weeklyLongEnough = weekly.filter((slot) => slot.minutes >= minutes)
  if (weeklyLongEnough.length > 0) return { isLong: false, slots: weeklyLongEnough }
  const long = slots.filter((slot) => slot.isLong && slot.minutes >= minutes)
  return long.length > 0 ? { isLong: true, slots: long } : { isLong: false, slots: weekly }
}

function slotsInWeek(plan: PlanInput, startDay: number): readonly SlotInWeek[] {
  const first = weekdayOfDay(startDay)
  const inWeek = (isLong: boolean) => (slot: WeeklySlot) => ({
    offset: (slot.weekday - first + 7) % 7,
    minute: minuteOf(slot.at),
    minutes: slot.minutes,
    isLong,
  })
  return [...plan.slots.map(inWeek(false)), ...plan.longSlots.map(inWeek(true))].toSorted(
    (a, b) => a.offset - b.offset || a.minute - b.minute,
  )
}
