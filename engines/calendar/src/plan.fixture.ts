import { expectOk, parsePlainDate, parsePlainTime, parseZone } from '@cadre/kernel'
import type { PlainDate, PlainTime, Zone } from '@cadre/kernel'
import type { Person, PlanInput, PlanSession, PlanTask, Trainer, WeeklySlot } from './plan.ts'

/** Words for tests and benches: plans in the shape of the reference programme (two sessions of 90 minutes a week). */
export const date = (text: string): PlainDate => expectOk(parsePlainDate(text))
export const time = (text: string): PlainTime => expectOk(parsePlainTime(text))
export const zone = (text: string): Zone => expectOk(parseZone(text))

const newYork = zone('America/New_York')

export const slot = (weekday: number, at: string, minutes = 90): WeeklySlot => ({ weekday, at: time(at), minutes })

export const person = (key: string, more: Partial<Person> = {}): Person => ({
  key,
  name: key,
  zone: newYork,
  weekly: null,
  away: [],
  busy: [],
  ...more,
})

export const trainer = (key: string, more: Partial<Trainer> = {}): Trainer => ({
  ...person(key, more),
  weeklyCapacity: null,
  ...more,
})

/** `s01`, `s02` … each building on the one before, with a 180-minute practice exam where `exams` says. */
export const sessionsOf = (count: number, exams: readonly number[] = []): readonly PlanSession[] =>
  Array.from({ length: count }, (_, i) => ({
    key: keyOf(i),
    title: `Session ${i + 1}`,
    kind: exams.includes(i) ? 'practice-exam' : 'session',
    minutes: exams.includes(i) ? 180 : 90,
    week: Math.floor(i / 2) + 1,
    after: i === 0 ? [] : [keyOf(i - 1)],
    trainer: null,
  }))

export const keyOf = (i: number): string => `s${String(i + 1).padStart(2, '0')}`

/** An assignment from the end of each session to the start of the next. */
export const tasksOf = (count: number): readonly PlanTask[] =>
  Array.from({ length: count - 1 }, (_, i) => ({
    key: `a${String(i + 1).padStart(2, '0')}`,
    title: `Assignment ${i + 1}`,
    kind: 'assignment',
    minutes: 120,
    opens: { session: keyOf(i), edge: 'end', days: 0, at: null },
    due: { session: keyOf(i + 1), edge: 'start', days: 0, at: null },
  }))

export const planOf = (more: Partial<PlanInput> = {}): PlanInput => ({
  level: 'advanced',
  sessions: sessionsOf(20),
  tasks: tasksOf(20),
  start: date('2027-01-11'),
  zone: newYork,
  slots: [slot(2, '17:00'), slot(4, '17:00')],
  longSlots: [],
  everyWeeks: 1,
  holidays: [],
  onHoliday: 'skip',
  trainers: [trainer('ann')],
  participants: ['p1', 'p2', 'p3', 'p4', 'p5'].map((key) => person(key)),
  exam: null,
  reminders: [1440],
  ...more,
})
