import { describe, expect, test } from 'vitest'
import { expectOk } from '@cadre/kernel'
import type { Calendar } from './calendar.ts'
import { compileCalendar } from './compile.ts'
import { date, person, planOf, sessionsOf, slot, tasksOf, time, trainer, zone } from './plan.fixture.ts'
import type { PlanInput } from './plan.ts'

const compiled = (more: Partial<PlanInput> = {}): Calendar => expectOk(compileCalendar(planOf(more)))
const datesOf = (calendar: Calendar) => calendar.sessions.map((s) => s.date)
const kindsOf = (calendar: Calendar) => calendar.conflicts.map((c) => c.kind)

describe('K2 compiling a plan', () => {
  test('twenty sessions on Tuesdays and Thursdays from 11 January 2027 end on 18 March', () => {
    const calendar = compiled()
    expect(datesOf(calendar).slice(0, 3)).toEqual(['2027-01-12', '2027-01-14', '2027-01-19'])
    expect(datesOf(calendar).at(-1)).toBe('2027-03-18')
    expect(calendar.conflicts).toEqual([])
    expect(calendar.advice).toEqual([])
    // 17:00 is 22:00Z before 14 March and 21:00Z after: Temporal and the IANA database.
    expect(calendar.sessions[0]?.start).toBe(Date.UTC(2027, 0, 12, 22))
    expect(calendar.sessions[19]?.start).toBe(Date.UTC(2027, 2, 18, 21))
  })
  test('a start in the middle of a week begins with the next slot, and weeks count from there', () => {
    const calendar = compiled({ start: date('2027-01-13') })
    expect(datesOf(calendar).slice(0, 4)).toEqual(['2027-01-14', '2027-01-19', '2027-01-21', '2027-01-26'])
  })
  test('a slot on a holiday is left out and said, and the order is kept', () => {
    const holidays = [{ date: date('2027-01-14'), name: 'Founders' }]
    const calendar = compiled({ holidays })
    expect(datesOf(calendar).slice(0, 3)).toEqual(['2027-01-12', '2027-01-19', '2027-01-21'])
    expect(calendar.conflicts).toEqual([
      { kind: 'holiday', session: 's02', date: '2027-01-14', name: 'Founders', avoided: true },
    ])
    const kept = compiled({ holidays, onHoliday: 'keep' })
    expect(datesOf(kept)[1]).toBe('2027-01-14')
    expect(kept.conflicts).toEqual([
      { kind: 'holiday', session: 's02', date: '2027-01-14', name: 'Founders', avoided: false },
    ])
  })
  test('a plan whose every slot is a holiday is refused, not searched for ever', () => {
    const holidays = Array.from({ length: 530 }, (_, week) => ({
      date: date(new Date(Date.UTC(2027, 0, 12 + 7 * week)).toISOString().slice(0, 10)),
      name: 'Closed',
    }))
    expect(compileCalendar(planOf({ slots: [slot(2, '17:00')], holidays }))).toMatchObject({
      ok: false,
      code: 'calendar.no-room',
      details: { session: 's01' },
    })
  })
  test('no session comes before its week, even when slots stay free', () => {
    const sessions = sessionsOf(3).map((s, i) => ({ ...s, week: i + 1 }))
    expect(datesOf(compiled({ sessions, tasks: [] }))).toEqual(['2027-01-12', '2027-01-19', '2027-01-26'])
  })
  test('every other week means fourteen days between the same sessions', () => {
    const calendar = compiled({ everyWeeks: 2 })
    expect(datesOf(calendar).slice(0, 4)).toEqual(['2027-01-12', '2027-01-14', '2027-01-26', '2027-01-28'])
  })
})

describe('K2 a practice exam keeps its 180 minutes', () => {
  const sessions = sessionsOf(20, [16, 18])
  test('in a slot of its own, the Saturday before its week, without lengthening the programme', () => {
    const calendar = compiled({ sessions, longSlots: [slot(6, '09:00', 240)] })
    const exams = calendar.sessions.filter((s) => s.kind === 'practice-exam')
    expect(exams.map((s) => [s.date, s.time, (s.end - s.start) / 60_000])).toEqual([
      ['2027-03-06', '09:00', 180],
      ['2027-03-13', '09:00', 180],
    ])
    expect(calendar.conflicts).toEqual([])
    expect(datesOf(calendar).at(-1)).toBe('2027-03-16')
  })
  test('in a weekly slot that is long enough, when there is one', () => {
    const calendar = compiled({ sessions, slots: [slot(2, '17:00'), slot(4, '16:00', 180)] })
    const exams = calendar.sessions.filter((s) => s.kind === 'practice-exam')
    expect(exams.map((s) => s.time)).toEqual(['16:00', '16:00'])
    expect(kindsOf(calendar)).toEqual([])
  })
  test('in a weekly slot that is too short at full length, and said', () => {
    const calendar = compiled({ sessions })
    expect(calendar.sessions[16]).toMatchObject({ minutes: 180, time: '17:00' })
    expect(calendar.conflicts).toEqual([
      { kind: 'too-short-slot', session: 's17', needs: 180, slot: 90 },
      { kind: 'too-short-slot', session: 's19', needs: 180, slot: 90 },
    ])
  })
  test("beyond somebody's hours it names the person and their local time", () => {
    const evening = person('bob', {
      zone: zone('Europe/Berlin'),
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: time('22:00'), to: time('01:00') })),
    })
    const calendar = compiled({ sessions: sessionsOf(2, [1]), tasks: [], participants: [evening] })
    expect(calendar.conflicts.filter((c) => c.kind === 'outside-availability')).toEqual([
      { kind: 'outside-availability', session: 's02', person: 'bob', role: 'participant', localTime: '23:00' },
    ])
  })
})

describe('K1 advice is said, not forbidden', () => {
  test('two people, three weeks and an hour are outside the recommendation', () => {
    const calendar = compiled({
      sessions: sessionsOf(6).map((s) => ({ ...s, minutes: 60 })),
      tasks: [],
      participants: [person('p1'), person('p2')],
      slots: [slot(1, '17:00'), slot(2, '17:00'), slot(3, '17:00')],
    })
    expect(calendar.advice.map((a) => a.kind)).toEqual(['group-size', 'weeks', 'sessions-per-week', 'session-length'])
  })
  test('somebody in Berlin is told of the weeks in which the clocks differ by five hours', () => {
    const calendar = compiled({
      participants: ['p1', 'p2', 'p3'].map((key) => person(key, { zone: zone('Europe/Berlin') })),
    })
    expect(calendar.advice).toEqual([
      {
        kind: 'local-time-changes',
        zone: 'Europe/Berlin',
        people: ['p1', 'p2', 'p3'],
        from: '2027-03-16',
        was: '23:00',
        becomes: '22:00',
      },
    ])
  })
})

describe('R4 exam dates', () => {
  const exam = {
    minutes: 180,
    at: time('10:00'),
    window: { kind: 'after-last-session', fromDays: 3, toDays: 14 },
    retires: null,
    booked: [],
  } as const
  test('lie inside the window, on working days that suit, in the zone of the person', () => {
    const away = [{ from: date('2027-03-22'), to: date('2027-03-23'), reason: 'holiday' }]
    const calendar = compiled({ exam, participants: [person('p1', { zone: zone('Europe/London'), away })] })
    expect(calendar.exams[0]?.dates.map((d) => d.date)).toEqual(['2027-03-24', '2027-03-25', '2027-03-26'])
    expect(calendar.exams[0]?.dates[0]?.start).toBe(Date.UTC(2027, 2, 24, 10))
  })
  test('are never on or after the retire date, and a programme that ends after it says so', () => {
    const calendar = compiled({ exam: { ...exam, retires: date('2027-03-23') } })
    expect(calendar.exams.map((e) => e.dates.map((d) => d.date))).toEqual(calendar.exams.map(() => ['2027-03-22']))
    const late = compiled({ exam: { ...exam, retires: date('2027-03-01') }, participants: [person('p1')] })
    expect(late.conflicts).toEqual([
      { kind: 'past-retire', session: 's15', date: '2027-03-02', retires: '2027-03-01' },
      { kind: 'no-exam-date', person: 'p1', from: '2027-03-21', to: '2027-02-28' },
    ])
  })
  test('that are booked already are checked against sessions, window and retirement', () => {
    const at = (month: number, day: number, hour: number) => Date.UTC(2027, month - 1, day, hour)
    const booking = (participant: string, start: number) => ({ participant, start, end: start + 3 * 3_600_000 })
    const booked = [
      booking('p1', at(3, 18, 20)),
      booking('p2', at(2, 3, 15)),
      booking('p3', at(3, 24, 15)),
      booking('p4', at(6, 1, 15)),
    ]
    const calendar = compiled({ exam: { ...exam, retires: date('2027-06-01'), booked: booked as never } })
    expect(calendar.conflicts.map((c) => (c.kind === 'booked-exam' ? [c.person, c.why] : c))).toEqual([
      ['p1', 'during-session'],
      ['p2', 'before-last-session'],
      ['p4', 'past-retire'],
    ])
  })
})

describe('trainers', () => {
  test('lead by default, are counted by week and held to what they agreed to', () => {
    const calendar = compiled({ trainers: [trainer('ann', { weeklyCapacity: 120 })] })
    expect(calendar.load[0]).toEqual({ trainer: 'ann', weekOf: '2027-01-11', minutes: 180 })
    expect(calendar.conflicts[0]).toEqual({
      kind: 'over-capacity',
      person: 'ann',
      weekOf: '2027-01-11',
      minutes: 180,
      capacity: 120,
    })
  })
  test('are missed by name of the session when there is none', () => {
    expect(kindsOf(compiled({ trainers: [], sessions: sessionsOf(2), tasks: [] }))).toEqual([
      'no-trainer',
      'no-trainer',
    ])
  })
})

describe('what no calendar can be made of is refused with the reason', () => {
  const [first, second] = sessionsOf(2)
  const broken: readonly [string, Partial<PlanInput>, object][] = [
    ['calendar.nothing-to-plan', { sessions: [] }, { missing: 'sessions' }],
    ['calendar.nothing-to-plan', { slots: [] }, { missing: 'slots' }],
    ['calendar.duplicate-key', { sessions: [first, first] as never }, { key: 's01' }],
    ['calendar.prerequisite-later', { sessions: [second, first] as never }, { session: 's02', after: 's01' }],
    ['calendar.unknown-session', { sessions: [second] as never }, { key: 's01', namedBy: 's02' }],
    ['calendar.unknown-session', { sessions: sessionsOf(2), tasks: tasksOf(3) }, { key: 's03', namedBy: 'a02' }],
    [
      'calendar.unknown-trainer',
      { sessions: [{ ...first, trainer: 'zoe' }] as never },
      { session: 's01', trainer: 'zoe' },
    ],
    ['calendar.out-of-range', { everyWeeks: 0 }, { what: 'everyWeeks', value: 0, from: 1, to: 8 }],
    ['calendar.out-of-range', { slots: [slot(8, '17:00')] }, { what: 'slot weekday', value: 8, from: 1, to: 7 }],
  ]
  test.each(broken)('%s %#', (code, more, details) => {
    expect(compileCalendar(planOf({ tasks: [], ...more }))).toEqual({ ok: false, code, details })
  })
})
