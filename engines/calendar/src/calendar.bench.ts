import { expectOk, instant } from '@cadre/kernel'
import { alternativesTo } from './alternatives.ts'
import { previewEdit } from './change.ts'
import { compileCalendar } from './compile.ts'
import { date, person, planOf, sessionsOf, slot, time, trainer, zone } from './plan.fixture.ts'
import type { Booking, PlanInput } from './plan.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** Fifty bookings over the ten weeks, some of which clash. */
const diary = (seed: number): readonly Booking[] =>
  Array.from({ length: 50 }, (_, i) => {
    const start = instant(Date.UTC(2027, 0, 11, 14) + ((i * 7 + seed) % 70) * dayMs + (i % 11) * hourMs)
    return { start, end: instant(start + hourMs), title: `Booking ${i}` }
  })
const evenings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: time('15:00'), to: time('19:00') }))
const zones = ['America/New_York', 'America/Chicago', 'Europe/London', 'Europe/Berlin', 'Asia/Kolkata'].map(zone)

/** A cohort of 20 sessions in its own plan, so that nothing of one cohort is reused for another. */
const cohort = (seed: number): PlanInput =>
  planOf({
    sessions: sessionsOf(20, [16, 18]),
    longSlots: [slot(6, '09:00', 240)],
    holidays: [{ date: date('2027-01-18'), name: 'Martin Luther King Jr. Day' }],
    trainers: [trainer('ann', { busy: diary(seed), weekly: evenings, weeklyCapacity: 240 })],
    participants: zones.map((z, i) => person(`p${i}`, { zone: z, busy: diary(seed + i), weekly: evenings })),
  })
/** The engine keeps people's sorted diaries as long as their records live; new records make each run the first one. */
const asFirstSeen = (plan: PlanInput): PlanInput => ({
  ...plan,
  trainers: plan.trainers.map((t) => ({ ...t })),
  participants: plan.participants.map((p) => ({ ...p })),
})
const thousand = Array.from({ length: 1000 }, (_, seed) => cohort(seed))
const one = expectOk(compileCalendar(cohort(0)))

export const benches: { name: string; unit: string; run: () => number }[] = [
  {
    name: 'compile 1,000 cohorts of 20 sessions with conflicts (budget: 1 s of CPU)',
    unit: 'cohort',
    run: () => thousand.filter((plan) => compileCalendar(asFirstSeen(plan)).ok).length,
  },
  {
    name: 'cascade over a cohort: shift the rest by a week, with every consequence (budget: 1 ms)',
    unit: 'preview',
    run: () => (previewEdit(one, { kind: 'shift', from: 's02', weeks: 1 }).ok ? 1 : 0),
  },
  {
    name: 'alternatives to a cohort with conflicts',
    unit: 'question',
    run: () => (alternativesTo(one).length > 0 ? 1 : 0),
  },
]
