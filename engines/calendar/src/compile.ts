import { instant, ok, present } from '@cadre/kernel'
import type { Ok } from '@cadre/kernel'
import type { Calendar, PlannedSession, PlanRefusal } from './calendar.ts'
import { checkPlan } from './check-plan.ts'
import { dateOf, minuteMs, timeOf } from './civil.ts'
import { deriveCalendar } from './derive.ts'
import { placeSessions } from './place.ts'
import type { PlanInput } from './plan.ts'
import { instantOf } from './zone-offsets.ts'

/**
 * The calendar of a cohort: every session on a date, every task due, exam dates proposed, every conflict named. Sessions
 * are placed by slot and holiday only; that a person cannot come is a named conflict with alternatives, never a silent
 * move. Wall times are kept across changes of offset. Revision 0, every SEQUENCE 0.
 */
export function compileCalendar(input: PlanInput): Ok<Calendar> | PlanRefusal {
  const checked = checkPlan(input)
  if (!checked.ok) return checked
  const placed = placeSessions(input)
  if (!placed.ok) return placed
  const leader = input.trainers[0]?.key ?? null
  const sessions = input.sessions.map((session, position): PlannedSession => {
    const { local, slotMinutes } = present(placed.value.placements[position], 'a session without a place')
    const start = instantOf(local, input.zone)
    return {
      ...session,
      position,
      trainer: session.trainer ?? leader,
      date: dateOf(local),
      time: timeOf(local),
      start,
      end: instant(start + session.minutes * minuteMs),
      state: 'planned',
      mergedInto: null,
      slotMinutes,
    }
  })
  const sequences = Object.fromEntries(input.sessions.map(({ key }) => [key, 0]))
  return ok(deriveCalendar({ revision: 0, input, sessions, skippedHolidays: placed.value.skipped, sequences }))
}
