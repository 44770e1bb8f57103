import { describe, expect, test } from 'vitest'
import { expectOk, instant } from '@cadre/kernel'
import { applyEdit, previewEdit } from './change.ts'
import { compileCalendar } from './compile.ts'
import type { Edit } from './edit.ts'
import { date, person, planOf, sessionsOf, tasksOf, time, trainer } from './plan.fixture.ts'

const utc = (day: number, hour: number) => instant(Date.UTC(2027, 0, day, hour))
const plan = planOf({
  sessions: sessionsOf(4),
  tasks: tasksOf(4),
  trainers: [
    trainer('ann'),
    trainer('ben', { busy: [{ start: utc(19, 22), end: utc(19, 23), title: 'Sprint review' }] }),
  ],
  participants: [person('p1'), person('p2'), person('p3')],
})
const calendar = expectOk(compileCalendar(plan))
const everybody = ['ann', 'p1', 'p2', 'p3']
const preview = (edit: Edit) => expectOk(previewEdit(calendar, edit))

describe('K3 a change says everything it brings about', () => {
  test('moving the second session by a day moves its work, reminder and invitation, and nothing else', () => {
    const [from, to] = [utc(14, 22), utc(15, 14)]
    const when = (day: string, at: string, start: number) => ({ date: day, time: at, start, end: start + 5_400_000 })
    expect(
      preview({ kind: 'move', moves: [{ session: 's02', date: date('2027-01-15'), time: time('09:00') }] }),
    ).toEqual([
      {
        kind: 'session-moved',
        session: 's02',
        from: when('2027-01-14', '17:00', from),
        to: when('2027-01-15', '09:00', to),
      },
      { kind: 'task-due', task: 'a01', taskKind: 'assignment', from, to },
      { kind: 'reminder', session: 's02', minutesBefore: 1440, from: from - 86_400_000, to: to - 86_400_000 },
      { kind: 'invitation', session: 's02', method: 'request', sequence: 1, people: everybody },
    ])
  })
  test('merging the third into the second carries its work along and uninvites from the third', () => {
    expect(preview({ kind: 'merge', session: 's03', into: 's02', minutes: 150 })).toMatchObject([
      { kind: 'session-moved', session: 's02', to: { end: utc(15, 0) + 1_800_000 } },
      { kind: 'session-state', session: 's03', from: 'planned', to: 'merged', into: 's02' },
      { kind: 'task-hangs-on', task: 'a02', from: 's03', to: 's04' },
      { kind: 'task-due', task: 'a02', from: utc(19, 22), to: utc(21, 22) },
      { kind: 'reminder', session: 's03', to: null },
      { kind: 'trainer-load', trainer: 'ann', weekOf: '2027-01-11', from: 180, to: 240 },
      { kind: 'trainer-load', trainer: 'ann', weekOf: '2027-01-18', from: 180, to: 90 },
      { kind: 'invitation', session: 's02', method: 'request', sequence: 1 },
      { kind: 'invitation', session: 's03', method: 'cancel', sequence: 1, people: everybody },
      { kind: 'conflict-new', conflict: { kind: 'too-short-slot', session: 's02', needs: 150, slot: 90 } },
      { kind: 'advice-new', advice: { kind: 'session-length', sessions: ['s02'], usual: 90 } },
    ])
  })
  test('another trainer brings their bookings and load, and the first is told to stay at home', () => {
    expect(preview({ kind: 'swap-trainer', sessions: ['s03'], trainer: 'ben' })).toEqual([
      { kind: 'trainer-changed', session: 's03', from: 'ann', to: 'ben' },
      { kind: 'trainer-load', trainer: 'ann', weekOf: '2027-01-18', from: 180, to: 90 },
      { kind: 'trainer-load', trainer: 'ben', weekOf: '2027-01-18', from: 0, to: 90 },
      { kind: 'invitation', session: 's03', method: 'request', sequence: 1, people: ['ben', 'p1', 'p2', 'p3'] },
      { kind: 'invitation', session: 's03', method: 'cancel', sequence: 1, people: ['ann'] },
      {
        kind: 'conflict-new',
        conflict: {
          kind: 'trainer-busy',
          session: 's03',
          person: 'ben',
          from: utc(19, 22),
          to: utc(19, 23),
          booking: 'Sprint review',
        },
      },
    ])
  })
  test('an inserted session stands between its neighbours, with invitations from SEQUENCE 0', () => {
    const session = {
      key: 'extra',
      title: 'Weak areas',
      kind: 'session',
      minutes: 60,
      after: ['s02'],
      trainer: null,
      date: date('2027-01-18'),
      time: time('17:00'),
    } as const
    const { calendar: after } = expectOk(applyEdit(calendar, { kind: 'insert', session }))
    expect(after.sessions.map((s) => s.key)).toEqual(['s01', 's02', 'extra', 's03', 's04'])
    expect(after.sessions[2]).toMatchObject({ position: 1.5, week: 1, trainer: 'ann' })
    expect(after.sequences['extra']).toBe(0)
    expect(applyEdit(after, { kind: 'insert', session })).toMatchObject({ code: 'calendar.duplicate-key' })
  })
  test('an insertion undone and made again is news each time: its SEQUENCE goes on rising', () => {
    const place = { date: date('2027-01-18'), time: time('17:00') }
    const session = {
      key: 'extra',
      title: 'Extra',
      kind: 'session',
      minutes: 60,
      after: [],
      trainer: null,
      ...place,
    } as const
    const inserted = expectOk(applyEdit(calendar, { kind: 'insert', session }))
    const undone = expectOk(applyEdit(inserted.calendar, inserted.inverse))
    const redone = expectOk(applyEdit(undone.calendar, undone.inverse))
    const sequences = [inserted, undone, redone].map((applied) => applied.calendar.sequences['extra'])
    expect(sequences).toEqual([0, 1, 2])
    expect(applyEdit(undone.calendar, { kind: 'insert', session })).toMatchObject({ code: 'calendar.duplicate-key' })
  })
  test('sessions back to back do not overlap; a minute more and they do', () => {
    const to = (at: string): Edit => ({
      kind: 'move',
      moves: [{ session: 's02', date: date('2027-01-12'), time: time(at) }],
    })
    const overlapsAfter = (at: string) =>
      expectOk(applyEdit(calendar, to(at))).calendar.conflicts.filter((c) => c.kind === 'sessions-overlap')
    expect(overlapsAfter('18:30')).toEqual([])
    expect(overlapsAfter('18:29')).toEqual([{ kind: 'sessions-overlap', session: 's01', other: 's02' }])
  })
  test('an exam that was booked is named when the last session moves behind it', () => {
    const exam = {
      minutes: 180,
      at: time('10:00'),
      window: { kind: 'dates', from: date('2027-01-22'), to: date('2027-02-05') },
      retires: null,
      booked: [{ participant: 'p1', start: utc(25, 15), end: utc(25, 18) }],
    } as const
    const booked = expectOk(compileCalendar({ ...plan, exam }))
    expect(booked.conflicts).toEqual([])
    const consequences = expectOk(previewEdit(booked, { kind: 'shift', from: 's04', weeks: 1 }))
    const conflict = { kind: 'booked-exam', person: 'p1', start: utc(25, 15), why: 'before-last-session' }
    expect(consequences).toContainEqual({ kind: 'conflict-new', conflict })
    expect(consequences.filter((c) => c.kind === 'exam-dates')).toHaveLength(3)
  })
})

describe('K3 what cannot be done is refused with the reason', () => {
  const { inverse } = expectOk(applyEdit(calendar, { kind: 'cancel', session: 's01' }))
  const refused: readonly [string, Edit, object][] = [
    ['calendar.unknown-session', { kind: 'cancel', session: 's99' }, { key: 's99', namedBy: 'cancel' }],
    ['calendar.unknown-session', { kind: 'shift', from: 's99', weeks: 1 }, { key: 's99', namedBy: 'shift' }],
    ['calendar.merged-into-itself', { kind: 'merge', session: 's01', into: 's01', minutes: 90 }, { session: 's01' }],
    [
      'calendar.out-of-range',
      { kind: 'merge', session: 's01', into: 's02', minutes: 0.5 },
      { what: 'minutes', value: 0.5, from: 1, to: 1440 },
    ],
    [
      'calendar.unknown-trainer',
      { kind: 'swap-trainer', sessions: ['s01'], trainer: 'zoe' },
      { session: 's01', trainer: 'zoe' },
    ],
    [
      'calendar.out-of-range',
      { kind: 'shift', from: 's01', weeks: 1.5 },
      { what: 'weeks', value: 1.5, from: -104, to: 104 },
    ],
    ['calendar.stale-undo', inverse, { revision: 0, onRevision: 1 }],
  ]
  test.each(refused)('%s %#', (code, edit, details) => {
    expect(applyEdit(calendar, edit)).toEqual({ ok: false, code, details })
  })
  test('nothing is shifted once everything was held', () => {
    const held = sessionsOf(4).reduce(
      (now, { key }) => expectOk(applyEdit(now, { kind: 'hold', session: key })).calendar,
      calendar,
    )
    expect(applyEdit(held, { kind: 'shift', from: 's01', weeks: 1 })).toMatchObject({
      code: 'calendar.nothing-to-shift',
    })
  })
})
