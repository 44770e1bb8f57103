import type { Calendar, PlannedSession, PlannedTask, Reminder, TrainerWeek } from './calendar.ts'
import { conflictKey } from './conflict.ts'
import type { Consequence, WhenHeld } from './consequence.ts'
import { invitationsBetween } from './invitations.ts'

/** All that differs between two revisions of a calendar, sessions first, in the order in which people ask. */
export const consequencesOf = (before: Calendar, after: Calendar): readonly Consequence[] => [
  ...paired(before.sessions, after.sessions, (s) => s.key).flatMap(ofSession),
  ...paired(before.tasks, after.tasks, (t) => t.key).flatMap(ofTask),
  ...paired(before.reminders, after.reminders, (r) => `${r.session} ${r.minutesBefore}`).flatMap(ofReminder),
  ...paired(before.load, after.load, (l) => `${l.trainer} ${l.weekOf}`).flatMap(ofLoad),
  ...invitationsBetween(before, after),
  ...ofExams(before, after),
  ...ofFindings(before, after),
]

type Pair<T> = readonly [before: T | undefined, after: T | undefined]

/** Pairs by key, equal keys in their order: those of `before` in theirs, then the new ones in theirs. */
function paired<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): readonly Pair<T>[] {
  const rest = numbered(after, keyOf)
  const pairs = [...numbered(before, keyOf)].map(([key, item]): Pair<T> => {
    const now = rest.get(key)
    rest.delete(key)
    return [item, now]
  })
  return [...pairs, ...[...rest.values()].map((item): Pair<T> => [undefined, item])]
}

/** By key, and by a number of its own for each further one of the same key: two identical bookings are two conflicts. */
function numbered<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const byKey = new Map<string, T>()
  for (const item of items) {
    const key = keyOf(item)
    let free = key
    for (let twin = 2; byKey.has(free); twin++) free = `${key} ${twin}`
    byKey.set(free, item)
  }
  return byKey
}

const whenOf = ({ date, time, start, end }: PlannedSession): WhenHeld => ({ date, time, start, end })

function ofSession([before, after]: Pair<PlannedSession>): Consequence[] {
  if (!before) return after ? [{ kind: 'session-added', session: after.key, at: whenOf(after) }] : []
  const session = before.key
  if (!after) return [{ kind: 'session-removed', session, at: whenOf(before) }]
  const found: Consequence[] = []
  if (before.state !== after.state || before.mergedInto !== after.mergedInto) {
    found.push({ kind: 'session-state', session, from: before.state, to: after.state, into: after.mergedInto })
  }
  if (before.start !== after.start || before.end !== after.end || before.time !== after.time) {
    found.push({ kind: 'session-moved', session, from: whenOf(before), to: whenOf(after) })
  }
  if (before.trainer !== after.trainer) {
    found.push({ kind: 'trainer-changed', session, from: before.trainer, to: after.trainer })
  }
  return found
}

function ofTask([before, after]: Pair<PlannedTask>): Consequence[] {
  if (!before || !after) return []
  const who = { task: before.key, taskKind: before.kind }
  const found: Consequence[] = []
  if (before.hangsOn !== after.hangsOn) {
    found.push({ kind: 'task-hangs-on', ...who, from: before.hangsOn, to: after.hangsOn })
  }
  if (before.due !== after.due) found.push({ kind: 'task-due', ...who, from: before.due, to: after.due })
  return found
}

function ofReminder([before, after]: Pair<Reminder>): Consequence[] {
  const { session, minutesBefore } = before ?? after ?? { session: '', minutesBefore: 0 }
  if (before?.at === after?.at) return []
  return [{ kind: 'reminder', session, minutesBefore, from: before?.at ?? null, to: after?.at ?? null }]
}

function ofLoad([before, after]: Pair<TrainerWeek>): Consequence[] {
  const week = before ?? after
  if (!week || before?.minutes === after?.minutes) return []
  const { trainer, weekOf } = week
  return [{ kind: 'trainer-load', trainer, weekOf, from: before?.minutes ?? 0, to: after?.minutes ?? 0 }]
}

function ofExams(before: Calendar, after: Calendar): Consequence[] {
  return paired(before.exams, after.exams, (e) => e.participant).flatMap(([was, now]): Consequence[] => {
    const [from, to] = [was?.dates ?? [], now?.dates ?? []]
    const participant = (was ?? now)?.participant ?? ''
    const same = from.length === to.length && from.every((d, i) => d.start === to[i]?.start)
    return same ? [] : [{ kind: 'exam-dates', participant, from, to }]
  })
}

function ofFindings(before: Calendar, after: Calendar): Consequence[] {
  const conflicts = paired(before.conflicts, after.conflicts, conflictKey).flatMap(([was, now]): Consequence[] => {
    if (was && !now) return [{ kind: 'conflict-gone', conflict: was }]
    return now && !was ? [{ kind: 'conflict-new', conflict: now }] : []
  })
  const advice = paired(before.advice, after.advice, (a) => JSON.stringify(a)).flatMap(([was, now]): Consequence[] => {
    if (was && !now) return [{ kind: 'advice-gone', advice: was }]
    return now && !was ? [{ kind: 'advice-new', advice: now }] : []
  })
  return [...conflicts, ...advice]
}
