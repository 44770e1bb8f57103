import {
  addDays,
  expectOk,
  type Instant,
  instant,
  parsePlainDate,
  parsePlainTime,
  parseZone,
  type PlainDate,
} from '@cadre/kernel'
import type { Attendance, Attendee } from '../../ui/charts/attendance-strip.tsx'
import type { TimelineCohort } from '../../ui/charts/timeline-cohort.ts'
import type { CalendarEntry } from '../../ui/calendar/calendar-entry.ts'

const date = (text: string): PlainDate => expectOk(parsePlainDate(text))
const time = (text: string) => expectOk(parsePlainTime(text))
export const at = (iso: string): Instant => instant(Date.parse(iso))
export const newYork = expectOk(parseZone('America/New_York'))
export const auckland = expectOk(parseZone('Pacific/Auckland'))

export const today = date('2027-02-02')
export const firstDay = date('2027-01-12')

/** The reference ten-week plan against the official weights (mission B3). */
export const coverage = [
  { id: 'd1', label: 'Data engineering', planned: 2 / 12, official: 0.2 },
  { id: 'd2', label: 'Exploratory data analysis', planned: 3 / 12, official: 0.24 },
  { id: 'd3', label: 'Modelling', planned: 4 / 12, official: 0.36 },
  { id: 'd4', label: 'Implementation and operations', planned: 3 / 12, official: 0.2 },
]

export const sessionNames = Array.from({ length: 12 }, (_, i) => `Session ${i + 1}`)

const marksOf = (letters: string): Attendance[] =>
  Array.from(letters, (letter) => {
    const mark = ({ P: 'present', H: 'partly', E: 'excused', A: 'absent' } as const)[letter]
    return mark ?? 'ahead'
  })

export const attendees: Attendee[] = [
  { id: 'p1', name: 'Amara Obi', marks: marksOf('PPPPPPP.....') },
  { id: 'p2', name: 'Jonas Lind', marks: marksOf('PPHPEPP.....') },
  { id: 'p3', name: 'Mei Tanaka', marks: marksOf('PPPPPHP.....') },
  { id: 'p4', name: 'Rafael Souza', marks: marksOf('PAPEPAA.....') },
  { id: 'p5', name: 'Sofia Petrou', marks: marksOf('PPPPPPE.....') },
]

export const readiness = [
  { id: 'p1', label: 'Amara Obi', forecast: { value: 0.84, low: 0.71, high: 0.92 } },
  { id: 'p2', label: 'Jonas Lind', forecast: { value: 0.66, low: 0.49, high: 0.8 } },
  { id: 'p3', label: 'Mei Tanaka', forecast: { value: 0.73, low: 0.55, high: 0.86 } },
  { id: 'p4', label: 'Rafael Souza', forecast: { value: 0.38, low: 0.2, high: 0.6 } },
  { id: 'p5', label: 'Sofia Petrou', forecast: null, missing: 'not enough data yet: 24 more answers' },
]

const path = [0.42, 0.47, 0.45, 0.56, 0.61, 0.68, 0.73]
export const history = path.map((value, week) => ({
  date: addDays(firstDay, week * 7),
  value,
  low: Math.max(0, value - 0.24 + week * 0.01),
  high: Math.min(1, value + 0.22 - week * 0.015),
}))

const twiceAWeek = (first: PlainDate, count: number): PlainDate[] =>
  Array.from({ length: count }, (_, i) => addDays(first, Math.floor(i / 2) * 7 + (i % 2) * 2))

const cohort = (label: string, start: string, sessions: number): TimelineCohort => {
  const first = date(start)
  const days = twiceAWeek(first, sessions)
  const last = days.at(-1) ?? first
  const examWindow = { first: addDays(last, 4), last: addDays(last, 18) }
  return { id: label, label, first, last, sessions: days, examWindow }
}

export const cohorts: TimelineCohort[] = [
  { ...cohort('Machine learning, cohort A', '2026-12-01', 16) },
  { ...cohort('AI foundations, cohort B', '2027-01-12', 10), retires: date('2027-03-10') },
  { ...cohort('Solutions architecture, cohort A', '2027-02-23', 16) },
]

export const heat = [
  { id: 'p1', label: 'Amara Obi', cells: [0.91, 0.78, 0.83, 0.88] },
  { id: 'p2', label: 'Jonas Lind', cells: [0.72, 0.61, 0.44, 0.7] },
  { id: 'p3', label: 'Mei Tanaka', cells: [0.8, 0.66, 0.71, 0.59] },
  { id: 'p4', label: 'Rafael Souza', cells: [0.52, 0.38, 0.17, 0.41] },
  { id: 'p5', label: 'Sofia Petrou', cells: [null, null, 0.62, null] },
]

const entry = (id: string, on: string, from: string, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id,
  title: `Session ${id}`,
  date: date(on),
  time: time(from),
  minutes: 90,
  kind: 'own',
  movable: true,
  ...more,
})

export const entries: CalendarEntry[] = [
  entry('5', '2027-01-26', '17:00', { kind: 'done', movable: false, detail: 'Feature engineering' }),
  entry('6', '2027-01-28', '17:00', { kind: 'cancelled', movable: false, detail: 'Trainer ill' }),
  entry('7', '2027-02-02', '17:00', { detail: 'Choosing a model' }),
  entry('o1', '2027-02-02', '16:30', { title: 'Client review', kind: 'other', movable: false, minutes: 60 }),
  entry('8', '2027-02-04', '17:00', { detail: 'Training and tuning' }),
  entry('o2', '2027-02-03', '09:30', { title: 'Sprint planning', kind: 'other', movable: false, minutes: 120 }),
  entry('x1', '2027-02-06', '10:00', { title: 'Full practice exam', kind: 'exam', minutes: 180 }),
  entry('9', '2027-02-09', '17:00', { detail: 'Evaluation' }),
  entry('10', '2027-02-11', '17:00', { detail: 'Deployment' }),
]
