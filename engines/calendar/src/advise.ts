import { recommended } from './advice.ts'
import type { Advice } from './advice.ts'
import type { PlannedSession } from './calendar.ts'
import { dayNumberOf, localOf, timeOf } from './civil.ts'
import type { PlanInput } from './plan.ts'
import { takesPlace } from './session-state.ts'
import { localAt } from './zone-offsets.ts'

/** What is unusual about a cohort (mission K1), and for whom the wall time of its sessions changes on the way. */
export function adviseOn(plan: PlanInput, sessions: readonly PlannedSession[]): readonly Advice[] {
  const taking = sessions.filter((s) => takesPlace(s.state))
  const advice: Advice[] = []
  const people = plan.participants.length
  if (isOutside(people, recommended.participants)) {
    advice.push({ kind: 'group-size', participants: people, ...recommended.participants })
  }
  const [first, last] = [taking[0], taking.at(-1)]
  if (first && last) {
    const weeks = Math.floor((dayNumberOf(last.date) - dayNumberOf(first.date)) / 7) + 1
    const range = recommended.weeks[plan.level]
    if (isOutside(weeks, range)) advice.push({ kind: 'weeks', weeks, ...range })
  }
  const perWeek = plan.slots.length / plan.everyWeeks
  if (perWeek !== recommended.sessionsPerWeek) {
    advice.push({ kind: 'sessions-per-week', perWeek, usual: recommended.sessionsPerWeek })
  }
  const unusual = taking.filter((s) => s.kind === 'session' && s.minutes !== recommended.sessionMinutes)
  if (unusual.length > 0) {
    advice.push({ kind: 'session-length', sessions: unusual.map((s) => s.key), usual: recommended.sessionMinutes })
  }
  return [...advice, ...localTimeChanges(plan, taking)]
}

const isOutside = (n: number, { from, to }: { from: number; to: number }): boolean => n < from || n > to

function localTimeChanges(plan: PlanInput, taking: readonly PlannedSession[]): readonly Advice[] {
  const peopleByZone = Map.groupBy([...plan.trainers, ...plan.participants], (p) => p.zone)
  peopleByZone.delete(plan.zone)
  return [...peopleByZone].flatMap(([zone, people]) => {
    let before: number | null = null
    return taking.flatMap((session): Advice[] => {
      const agreed = localOf(session.date, session.time)
      const ahead = localAt(session.start, zone) - localAt(session.start, plan.zone)
      const was = before
      before = ahead
      if (was === null || was === ahead) return []
      const keys = people.map((p) => p.key)
      const [wasAt, becomes] = [timeOf(agreed + was), timeOf(agreed + ahead)]
      return [{ kind: 'local-time-changes', zone, people: keys, from: session.date, was: wasAt, becomes }]
    })
  })
}
