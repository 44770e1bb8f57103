import { ok, refuse } from '@cadre/kernel'
import type { Ok } from '@cadre/kernel'
import type { PlanRefusal } from './calendar.ts'
import type { PlanInput } from './plan.ts'

type Check = PlanRefusal | null

/** Refuses what no calendar can be made of. Prerequisites must come earlier in the list, so they cannot go in circles. */
export function checkPlan(plan: PlanInput): Ok<PlanInput> | PlanRefusal {
  if (plan.sessions.length === 0) return refuse('calendar.nothing-to-plan', { missing: 'sessions' })
  if (plan.slots.length === 0) return refuse('calendar.nothing-to-plan', { missing: 'slots' })
  return checkKeys(plan) ?? checkRanges(plan) ?? checkSessions(plan) ?? checkTasks(plan) ?? ok(plan)
}

function checkKeys(plan: PlanInput): Check {
  for (const keyed of [plan.sessions, plan.tasks, [...plan.trainers, ...plan.participants]]) {
    const seen = new Set<string>()
    for (const { key } of keyed) {
      if (seen.has(key)) return refuse('calendar.duplicate-key', { key })
      seen.add(key)
    }
  }
  return null
}

function checkRanges(plan: PlanInput): Check {
  const bounded = [
    { what: 'everyWeeks', values: [plan.everyWeeks], from: 1, to: 8 },
    { what: 'session minutes', values: plan.sessions.map((s) => s.minutes), from: 1, to: 1440 },
    { what: 'session week', values: plan.sessions.map((s) => s.week), from: 1, to: 520 },
    { what: 'slot weekday', values: [...plan.slots, ...plan.longSlots].map((s) => s.weekday), from: 1, to: 7 },
    { what: 'slot minutes', values: [...plan.slots, ...plan.longSlots].map((s) => s.minutes), from: 1, to: 1440 },
    { what: 'task minutes', values: plan.tasks.map((t) => t.minutes), from: 0, to: 100_000 },
    { what: 'reminder minutes', values: plan.reminders, from: 0, to: 100_000 },
    { what: 'exam minutes', values: plan.exam ? [plan.exam.minutes] : [], from: 1, to: 1440 },
  ]
  for (const { what, values, from, to } of bounded) {
    const wrong = values.find((value) => !Number.isInteger(value) || value < from || value > to)
    if (wrong !== undefined) return refuse('calendar.out-of-range', { what, value: wrong, from, to })
  }
  return null
}

function checkSessions(plan: PlanInput): Check {
  const trainers = new Set(plan.trainers.map((t) => t.key))
  const all = new Set(plan.sessions.map((s) => s.key))
  const earlier = new Set<string>()
  for (const { key, after, trainer } of plan.sessions) {
    for (const needed of after) {
      if (!all.has(needed)) return refuse('calendar.unknown-session', { key: needed, namedBy: key })
      if (!earlier.has(needed)) return refuse('calendar.prerequisite-later', { session: key, after: needed })
    }
    if (trainer !== null && !trainers.has(trainer)) return refuse('calendar.unknown-trainer', { session: key, trainer })
    earlier.add(key)
  }
  return null
}

function checkTasks(plan: PlanInput): Check {
  const sessions = new Set(plan.sessions.map((s) => s.key))
  for (const { key, opens, due } of plan.tasks) {
    for (const anchor of opens ? [opens, due] : [due]) {
      if (!sessions.has(anchor.session))
        return refuse('calendar.unknown-session', { key: anchor.session, namedBy: key })
      if (!Number.isInteger(anchor.days) || Math.abs(anchor.days) > 366) {
        return refuse('calendar.out-of-range', { what: 'task days', value: anchor.days, from: -366, to: 366 })
      }
    }
  }
  return null
}
