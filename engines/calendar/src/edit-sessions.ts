import { addDays, all, instant, ok, refuse, unreachable } from '@cadre/kernel'
import type { Ok, PlainDate, PlainTime } from '@cadre/kernel'
import type { Calendar, PlannedSession } from './calendar.ts'
import { localOf, minuteMs } from './civil.ts'
import type { Edit, EditRefusal, InsertedSession } from './edit.ts'
import { sessionTransitions } from './session-state.ts'
import type { SessionEvent } from './session-state.ts'
import { instantOf } from './zone-offsets.ts'

type Edited = Ok<readonly PlannedSession[]> | EditRefusal
type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>

/** The sessions after an edit, in no particular order, or why it cannot be. */
export function editSessions(calendar: Calendar, edit: Edit): Edited {
  switch (edit.kind) {
    case 'move':
      return moveAll(calendar, edit)
    case 'cancel':
      return one(calendar, edit.session, 'cancel')
    case 'merge':
      return merge(calendar, edit)
    case 'insert':
      return insert(calendar, edit.session)
    case 'swap-trainer':
      return swapTrainer(calendar, edit)
    case 'shift':
      return shift(calendar, edit)
    case 'reinstate':
      return one(calendar, edit.session, 'reinstate')
    case 'hold':
      return one(calendar, edit.session, 'hold')
    case 'restore':
      return restore(calendar, edit)
    default:
      return unreachable(edit)
  }
}

/** The session after an event, if its state allows it. */
function after(calendar: Calendar, key: string, event: SessionEvent): Ok<PlannedSession> | EditRefusal {
  const session = calendar.sessions.find((s) => s.key === key)
  if (!session) return refuse('calendar.unknown-session', { key, namedBy: event })
  const state = sessionTransitions[session.state][event]
  if (state === null) return refuse('calendar.wrong-state', { session: key, state: session.state, event })
  return ok({ ...session, state, mergedInto: state === 'merged' ? session.mergedInto : null })
}

function replaced(calendar: Calendar, changed: readonly PlannedSession[]): Ok<readonly PlannedSession[]> {
  const byKey = new Map(changed.map((s) => [s.key, s]))
  return ok(calendar.sessions.map((s) => byKey.get(s.key) ?? s))
}

function one(calendar: Calendar, key: string, event: SessionEvent): Edited {
  const changed = after(calendar, key, event)
  return changed.ok ? replaced(calendar, [changed.value]) : changed
}

type Place = { readonly date: PlainDate; readonly time: PlainTime; readonly minutes: number }

function timed({ input }: Calendar, { date, time, minutes }: Place): Place & Pick<PlannedSession, 'start' | 'end'> {
  const start = instantOf(localOf(date, time), input.zone)
  return { date, time, minutes, start, end: instant(start + minutes * minuteMs) }
}

function moveAll(calendar: Calendar, { moves }: EditOf<'move'>): Edited {
  const twice = moves.find((move, i) => moves.findIndex((m) => m.session === move.session) !== i)
  if (twice) return refuse('calendar.duplicate-key', { key: twice.session })
  const changed = moves.map((move) => {
    const moved = after(calendar, move.session, 'move')
    if (!moved.ok) return moved
    return ok({ ...moved.value, ...timed(calendar, { ...moved.value, ...move }), slotMinutes: null })
  })
  const done = all(changed)
  return done.ok ? replaced(calendar, done.value) : done
}

function merge(calendar: Calendar, { session, into, minutes }: EditOf<'merge'>): Edited {
  if (session === into) return refuse('calendar.merged-into-itself', { session })
  if (!isLength(minutes)) return refuse('calendar.out-of-range', { what: 'minutes', value: minutes, from: 1, to: 1440 })
  const merged = after(calendar, session, 'merge')
  if (!merged.ok) return merged
  const absorbing = after(calendar, into, 'absorb')
  if (!absorbing.ok) return absorbing
  const longer = timed(calendar, { ...absorbing.value, minutes })
  return replaced(calendar, [
    { ...merged.value, mergedInto: into },
    { ...absorbing.value, ...longer },
  ])
}

function insert(calendar: Calendar, inserted: InsertedSession): Edited {
  const { key, after: needed, trainer, minutes } = inserted
  if (key in calendar.sequences) return refuse('calendar.duplicate-key', { key })
  if (!isLength(minutes)) return refuse('calendar.out-of-range', { what: 'minutes', value: minutes, from: 1, to: 1440 })
  const missing = needed.find((n) => !calendar.sessions.some((s) => s.key === n))
  if (missing !== undefined) return refuse('calendar.unknown-session', { key: missing, namedBy: key })
  const leader = trainer ?? calendar.input.trainers[0]?.key ?? null
  if (!isTrainer(calendar, leader)) return refuse('calendar.unknown-trainer', { session: key, trainer: leader ?? '' })
  const place = timed(calendar, inserted)
  const before = calendar.sessions.findLast((s) => s.start <= place.start)
  const following = calendar.sessions.find((s) => s.start > place.start)
  const position = ((before?.position ?? -1) + (following?.position ?? (before?.position ?? -1) + 2)) / 2
  const session: PlannedSession = {
    key,
    title: inserted.title,
    kind: inserted.kind,
    week: (before ?? following)?.week ?? 1,
    position,
    after: needed,
    trainer: leader,
    ...place,
    state: 'planned',
    mergedInto: null,
    slotMinutes: null,
  }
  return ok([...calendar.sessions, session])
}

function swapTrainer(calendar: Calendar, { sessions, trainer }: EditOf<'swap-trainer'>): Edited {
  const changed = sessions.map((key) => {
    if (!isTrainer(calendar, trainer)) return refuse('calendar.unknown-trainer', { session: key, trainer })
    const swapped = after(calendar, key, 'retrain')
    return swapped.ok ? ok({ ...swapped.value, trainer }) : swapped
  })
  const done = all<PlannedSession, EditRefusal>(changed)
  return done.ok ? replaced(calendar, done.value) : done
}

function shift(calendar: Calendar, { from, weeks }: EditOf<'shift'>): Edited {
  const first = calendar.sessions.findIndex((s) => s.key === from)
  if (first < 0) return refuse('calendar.unknown-session', { key: from, namedBy: 'shift' })
  if (!Number.isInteger(weeks) || Math.abs(weeks) > 104) {
    return refuse('calendar.out-of-range', { what: 'weeks', value: weeks, from: -104, to: 104 })
  }
  const rest = calendar.sessions.slice(first).filter((s) => sessionTransitions[s.state].move !== null)
  if (rest.length === 0) return refuse('calendar.nothing-to-shift', { from })
  const later = (s: PlannedSession) => ({ ...s, ...timed(calendar, { ...s, date: addDays(s.date, weeks * 7) }) })
  return replaced(calendar, rest.map(later))
}

function restore(calendar: Calendar, { onRevision, sessions, remove }: EditOf<'restore'>): Edited {
  const { revision } = calendar
  if (revision !== onRevision) return refuse('calendar.stale-undo', { revision, onRevision })
  const gone = new Set([...remove, ...sessions.map((s) => s.key)])
  return ok([...calendar.sessions.filter((s) => !gone.has(s.key)), ...sessions])
}

const isLength = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440

/** A session may go without a trainer only while the cohort has none at all. */
const isTrainer = ({ input }: Calendar, key: string | null): boolean =>
  key === null ? input.trainers.length === 0 : input.trainers.some((t) => t.key === key)
