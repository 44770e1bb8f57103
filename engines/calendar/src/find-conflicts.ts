import type { PlainDate } from '@cadre/kernel'
import { absenceDuring, bookingsDuring, suitsWeekly } from './availability.ts'
import type { PlannedSession, SkippedHoliday, TrainerWeek } from './calendar.ts'
import { localOf, timeOf } from './civil.ts'
import type { Conflict, Role } from './conflict.ts'
import type { Hosts } from './hosts.ts'
import type { Person, PlanInput } from './plan.ts'
import { takesPlace } from './session-state.ts'
import { disambiguationOf, localAt } from './zone-offsets.ts'

export type Looked = {
  readonly plan: PlanInput
  /** Sorted by start. */
  readonly sessions: readonly PlannedSession[]
  readonly skipped: readonly SkippedHoliday[]
  readonly hosts: Hosts
  readonly load: readonly TrainerWeek[]
}

/**
 * Everything wrong with the sessions: each overlap with a booking or another session of the cohort is in the list. People
 * are asked about planned sessions only; what was held is history. O(sessions x people x log bookings + overlaps).
 */
export function findConflicts(looked: Looked): readonly Conflict[] {
  const { plan, sessions, skipped } = looked
  const around = surroundingsOf(plan)
  const conflicts: Conflict[] = skipped.map((s) => ({ kind: 'holiday', ...s, avoided: true }))
  for (const session of sessions) {
    if (session.state !== 'planned') continue
    conflicts.push(...ofOrder(session, looked.hosts), ...ofOneSession(session, around))
  }
  return [...conflicts, ...overlaps(sessions), ...overCapacity(looked), ...pastRetire(looked)]
}

export type Surroundings = {
  readonly plan: PlanInput
  readonly holidays: ReadonlyMap<PlainDate, string>
  readonly trainers: ReadonlyMap<string, Person>
}

export const surroundingsOf = (plan: PlanInput): Surroundings => ({
  plan,
  holidays: new Map(plan.holidays.map((h) => [h.date, h.name])),
  trainers: new Map(plan.trainers.map((t) => [t.key, t])),
})

/** What is wrong with one session where it stands: its day, its hour and its people, whatever the other sessions do. */
export function ofOneSession(session: PlannedSession, { plan, holidays, trainers }: Surroundings): readonly Conflict[] {
  const conflicts = ofPlace(session, plan, holidays)
  const trainer = session.trainer === null ? undefined : trainers.get(session.trainer)
  if (trainer) conflicts.push(...ofPerson(session, trainer, 'trainer'))
  else conflicts.push({ kind: 'no-trainer', session: session.key })
  for (const person of plan.participants) conflicts.push(...ofPerson(session, person, 'participant'))
  return conflicts
}

function ofPlace(session: PlannedSession, plan: PlanInput, holidays: ReadonlyMap<PlainDate, string>): Conflict[] {
  const conflicts: Conflict[] = []
  const { key, date, minutes, slotMinutes } = session
  const holiday = holidays.get(date)
  if (holiday !== undefined) conflicts.push({ kind: 'holiday', session: key, date, name: holiday, avoided: false })
  const why = disambiguationOf(localOf(date, session.time), plan.zone)
  if (why !== 'exact') {
    const held = timeOf(localAt(session.start, plan.zone))
    conflicts.push({ kind: 'dst-shifted', session: key, agreed: session.time, held, why })
  }
  if (slotMinutes !== null && minutes > slotMinutes) {
    conflicts.push({ kind: 'too-short-slot', session: key, needs: minutes, slot: slotMinutes })
  }
  return conflicts
}

function ofOrder(session: PlannedSession, { byKey, carrierOf }: Hosts): Conflict[] {
  return session.after.flatMap((builtOn): Conflict[] => {
    const needed = byKey.get(builtOn)
    const carrier = needed && carrierOf(needed)
    if (!carrier || !takesPlace(carrier.state)) return [{ kind: 'builds-on-cancelled', session: session.key, builtOn }]
    const isLater = carrier !== session && carrier.start >= session.start
    return isLater ? [{ kind: 'out-of-order', session: session.key, builtOn }] : []
  })
}

function ofPerson(session: PlannedSession, person: Person, role: Role): Conflict[] {
  const { start, end, key } = session
  const conflicts: Conflict[] = []
  const who = { session: key, person: person.key }
  if (person.busy.length > 0) {
    const kind = role === 'trainer' ? 'trainer-busy' : 'participant-busy'
    for (const booking of bookingsDuring(person, start, end)) {
      conflicts.push({ kind, ...who, from: booking.start, to: booking.end, booking: booking.title })
    }
  }
  if (person.weekly === null && person.away.length === 0) return conflicts
  const [from, to] = [localAt(start, person.zone), localAt(end, person.zone)]
  const away = absenceDuring(person, from, to)
  if (away) conflicts.push({ kind: 'away', ...who, role, reason: away.reason })
  else if (!suitsWeekly(person, from, to)) {
    conflicts.push({ kind: 'outside-availability', ...who, role, localTime: timeOf(from) })
  }
  return conflicts
}

/** Every pair of the cohort's sessions that share a moment, earlier one first. */
function overlaps(sessions: readonly PlannedSession[]): Conflict[] {
  const taking = sessions.filter((s) => takesPlace(s.state))
  return taking.flatMap((session, i) => {
    const conflicts: Conflict[] = []
    for (let j = i + 1; j < taking.length; j++) {
      const other = taking[j]
      if (!other || other.start >= session.end) break
      conflicts.push({ kind: 'sessions-overlap', session: session.key, other: other.key })
    }
    return conflicts
  })
}

const overCapacity = ({ plan, load }: Looked): Conflict[] => {
  const capacities = new Map(plan.trainers.map((t) => [t.key, t.weeklyCapacity]))
  return load.flatMap(({ trainer, weekOf, minutes }): Conflict[] => {
    const capacity = capacities.get(trainer) ?? null
    if (capacity === null || minutes <= capacity) return []
    return [{ kind: 'over-capacity', person: trainer, weekOf, minutes, capacity }]
  })
}

/** The first session on or after the retire date: from there on the cohort prepares for an exam nobody can take. */
function pastRetire({ plan, sessions }: Looked): Conflict[] {
  const retires = plan.exam?.retires ?? null
  if (retires === null) return []
  const late = sessions.find((s) => takesPlace(s.state) && s.date >= retires)
  return late ? [{ kind: 'past-retire', session: late.key, date: late.date, retires }] : []
}
