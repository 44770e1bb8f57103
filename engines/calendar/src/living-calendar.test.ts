import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, expectOk, instant } from '@cadre/kernel'
import type { Calendar } from './calendar.ts'
import { applyEdit, previewEdit } from './change.ts'
import { timeOfMinute } from './civil.ts'
import { compileCalendar } from './compile.ts'
import type { Edit } from './edit.ts'
import { inOrder } from './derive.ts'
import { date, keyOf, person, planOf, sessionsOf, slot, tasksOf, trainer, zone } from './plan.fixture.ts'
import type { Booking, PlanInput } from './plan.ts'
import { takesPlace } from './session-state.ts'

const count = 8
const first = date('2027-03-01')

const anyBooking = fc
  .record({ hour: fc.integer({ min: 0, max: 24 * 70 }), hours: fc.integer({ min: 1, max: 60 }) })
  .map(({ hour, hours }): Booking => {
    const start = Date.UTC(2027, 2, 1) + hour * 3_600_000
    return { start: instant(start), end: instant(start + hours * 3_600_000), title: `booking ${hour} ${hours}` }
  })
/** Some people have the same booking twice: two calendars that say the same. */
const anyDiary = fc
  .tuple(fc.array(anyBooking, { maxLength: 6 }), fc.boolean())
  .map(([bookings, isDoubled]) => (isDoubled ? [...bookings, ...bookings] : bookings))
const anyPlan: fc.Arbitrary<PlanInput> = fc
  .record({
    busy: fc.array(anyDiary, { minLength: 4, maxLength: 4 }),
    zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata').map(zone),
    exams: fc.subarray([3, 6]),
    holidays: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
    onHoliday: fc.constantFrom('skip', 'keep'),
    everyWeeks: fc.constantFrom(1, 2),
    start: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ busy, exams, holidays, start, ...rest }) =>
    planOf({
      ...rest,
      start: addDays(first, start),
      sessions: sessionsOf(count, exams),
      tasks: tasksOf(count),
      slots: [slot(2, '17:00'), slot(4, '01:30')],
      holidays: holidays.map((day) => ({ date: addDays(first, day), name: `day ${day}` })),
      trainers: [trainer('ann', { busy: busy[0] ?? [] }), trainer('ben', { busy: busy[1] ?? [], weeklyCapacity: 120 })],
      participants: [person('p1', { busy: busy[2] ?? [] }), person('p2', { busy: busy[3] ?? [] }), person('p3')],
    }),
  )

const anyKey = fc.nat(count - 1).map(keyOf)
const anyPlace = fc.record({
  date: fc.nat(70).map((day) => addDays(first, day)),
  time: fc.nat(95).map((quarter) => timeOfMinute(quarter * 15)),
})
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyKey, anyPlace).map(([session, place]): Edit => ({ kind: 'move', moves: [{ session, ...place }] })),
  anyKey.map((session): Edit => ({ kind: 'cancel', session })),
  fc.tuple(anyKey, anyKey).map(([session, into]): Edit => ({ kind: 'merge', session, into, minutes: 150 })),
  fc.tuple(anyKey, anyPlace, fc.nat(99)).map(([builtOn, place, n]): Edit => ({
    kind: 'insert',
    session: { key: `x${n}`, title: 'Extra', kind: 'session', minutes: 60, after: [builtOn], trainer: 'ben', ...place },
  })),
  anyKey.map((session): Edit => ({ kind: 'swap-trainer', sessions: [session], trainer: 'ben' })),
  fc.tuple(anyKey, fc.integer({ min: -2, max: 3 })).map(([from, weeks]): Edit => ({ kind: 'shift', from, weeks })),
  anyKey.map((session): Edit => ({ kind: 'reinstate', session })),
  anyKey.map((session): Edit => ({ kind: 'hold', session })),
)
const anyHistory = fc.tuple(anyPlan, fc.array(anyEdit, { maxLength: 8 }))

const edited = (calendar: Calendar, edit: Edit): Calendar => {
  const applied = applyEdit(calendar, edit)
  return applied.ok ? applied.value.calendar : calendar
}
const lived = ([plan, edits]: [PlanInput, Edit[]]) => edits.reduce(edited, expectOk(compileCalendar(plan)))

/** A calendar apart from the two numbers that only rise. */
const content = ({ revision: _revision, sequences: _sequences, ...rest }: Calendar) => rest

const share = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

describe('K3 laws of the living calendar', () => {
  test('sessions are in one total order, and none is ever lost', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const { sessions } = lived(history)
        const pairs = sessions.slice(1).map((s, i) => inOrder(sessions[i] ?? s, s))
        expect(pairs.every((order) => order < 0)).toBe(true)
        for (let i = 0; i < count; i++) expect(sessions.some((s) => s.key === keyOf(i))).toBe(true)
      }),
    )
  })
  test('compiling keeps the order of the teaching and gives no two sessions the same time', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { sessions } = expectOk(compileCalendar(plan))
        expect(sessions.map((s) => s.key)).toEqual(plan.sessions.map((s) => s.key))
        expect(sessions.every((s, i) => i === 0 || (sessions[i - 1]?.end ?? Infinity) <= s.start)).toBe(true)
      }),
    )
  })
  test('no dependant is orphaned: work hangs on a session that takes place, or is named', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const calendar = lived(history)
        const taking = new Map(calendar.sessions.filter((s) => takesPlace(s.state)).map((s) => [s.key, s]))
        expect(calendar.tasks).toHaveLength(calendar.input.tasks.length)
        for (const task of calendar.tasks) {
          const named = calendar.conflicts.flatMap((c) => ('task' in c && c.task === task.key ? [c.kind] : []))
          if (taking.size === 0) expect(named).toEqual(['orphaned-task'])
          else {
            expect(taking.has(task.hangsOn)).toBe(true)
            if (task.opens !== null && task.opens >= task.due) expect(named).toEqual(['no-time-for-task'])
          }
        }
        for (const reminder of calendar.reminders) expect(taking.has(reminder.session)).toBe(true)
        expect(calendar.reminders).toHaveLength(taking.size)
      }),
    )
  })
  test('what a session builds on was taught before it, or is named', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const { sessions, conflicts } = lived(history)
        const byKey = new Map(sessions.map((s) => [s.key, s]))
        const carrier = (key: string): string =>
          byKey.get(key)?.mergedInto ? carrier(byKey.get(key)?.mergedInto ?? '') : key
        for (const session of sessions.filter((s) => s.state === 'planned')) {
          for (const builtOn of session.after) {
            const taught = byKey.get(carrier(builtOn))
            const isFine = taught && takesPlace(taught.state) && (taught === session || taught.start < session.start)
            const isNamed = conflicts.some((c) => 'builtOn' in c && c.session === session.key && c.builtOn === builtOn)
            expect(isNamed).toBe(!isFine)
          }
        }
      }),
    )
  })
  test('no double booking goes unseen: the overlaps reported are all there are', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const { sessions, conflicts, input } = lived(history)
        const people = [...input.trainers, ...input.participants]
        const reported = conflicts.flatMap((c) => {
          if (c.kind === 'sessions-overlap') return [[c.session, c.other].toSorted().join(' ')]
          return c.kind === 'trainer-busy' || c.kind === 'participant-busy'
            ? [`${c.session} ${c.person} ${c.booking}`]
            : []
        })
        const taking = sessions.filter((s) => takesPlace(s.state))
        const pairs = taking.flatMap((a) =>
          taking.filter((b) => a.key < b.key && share(a, b)).map((b) => `${a.key} ${b.key}`),
        )
        const busy = sessions
          .filter((s) => s.state === 'planned')
          .flatMap((s) =>
            people
              .filter((p) => p.key === s.trainer || input.participants.includes(p))
              .flatMap((p) => p.busy.filter((b) => share(s, b)).map((b) => `${s.key} ${p.key} ${b.title}`)),
          )
        expect(reported.toSorted()).toEqual([...pairs, ...busy].toSorted())
      }),
      { numRuns: 200 },
    )
  })
  test('undo is the identity, and undoing the undo is the edit again', () => {
    fc.assert(
      fc.property(anyHistory, anyEdit, (history, edit) => {
        const before = lived(history)
        const applied = applyEdit(before, edit)
        if (!applied.ok) return
        const { calendar: after, inverse } = applied.value
        const undone = expectOk(applyEdit(after, inverse))
        expect(content(undone.calendar)).toEqual(content(before))
        const redone = expectOk(applyEdit(undone.calendar, undone.inverse))
        expect(content(redone.calendar)).toEqual(content(after))
        expect([after.revision, undone.calendar.revision, redone.calendar.revision]).toEqual(
          [1, 2, 3].map((n) => before.revision + n),
        )
      }),
      { numRuns: 200 },
    )
  })
  test('a SEQUENCE never falls, and rises exactly where an invitation must be sent', () => {
    fc.assert(
      fc.property(anyHistory, anyEdit, (history, edit) => {
        const before = lived(history)
        const applied = applyEdit(before, edit)
        if (!applied.ok) return
        const after = applied.value.calendar
        const sent = new Set(
          expectOk(previewEdit(before, edit)).flatMap((c) => (c.kind === 'invitation' ? [c.session] : [])),
        )
        for (const [key, sequence] of Object.entries(after.sequences)) {
          const was = before.sequences[key] ?? -1
          expect(sequence - was).toBe(sent.has(key) ? 1 : 0)
        }
      }),
    )
  })
  test('wall times stay what was agreed when the rest is shifted', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: -3, max: 60 }), anyKey, (plan, weeks, from) => {
        const before = expectOk(compileCalendar(plan))
        const after = expectOk(applyEdit(before, { kind: 'shift', from, weeks })).calendar
        for (const was of before.sessions) {
          const now = after.sessions.find((s) => s.key === was.key)
          expect(now?.time).toBe(was.time)
          expect(now?.date).toBe(was.key >= from ? addDays(was.date, 7 * weeks) : was.date)
        }
      }),
    )
  })
  test('a preview changes nothing, and its conflicts and load account for the difference', () => {
    fc.assert(
      fc.property(anyHistory, anyEdit, (history, edit) => {
        const before = lived(history)
        const copy = structuredClone(before)
        const preview = previewEdit(before, edit)
        expect(before).toEqual(copy)
        if (!preview.ok) return
        const after = expectOk(applyEdit(before, edit)).calendar
        const gone = preview.value.filter((c) => c.kind === 'conflict-gone').length
        const fresh = preview.value.filter((c) => c.kind === 'conflict-new').length
        expect(before.conflicts.length - gone + fresh).toBe(after.conflicts.length)
        const minutes = (c: Calendar) => c.load.reduce((sum, week) => sum + week.minutes, 0)
        const change = preview.value.reduce((sum, c) => (c.kind === 'trainer-load' ? sum + c.to - c.from : sum), 0)
        expect(minutes(after) - minutes(before)).toBe(change)
      }),
    )
  })
})
