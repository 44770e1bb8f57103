import { addDays, expectOk, parsePlainDate, parsePlainTime, weekdayOf, type PlainDate } from '@cadre/kernel'
import type { Cast, ExamplePerson } from './cast.ts'

type Slot = { readonly weekday: number; readonly at: string; readonly minutes: number }
export type ExampleCohort = {
  readonly name: string
  /** The shipped blueprint's key. */
  readonly blueprint: string
  readonly code: string
  readonly stage: 'draft' | 'tentative' | 'confirmed'
  readonly start: PlainDate
  /** When it was planned, and the seats accepted. */
  readonly plannedOn: PlainDate
  readonly slots: readonly Slot[]
  readonly trainer: ExamplePerson
  readonly seats: number
  readonly participants: readonly ExamplePerson[]
  /** The first so many accepted their seat. */
  readonly accepted: number
  /** The first so many booked their exam. */
  readonly booked: number
  readonly waiting: readonly ExamplePerson[]
  readonly interested: readonly ExamplePerson[]
}

const mondayOf = (date: PlainDate): PlainDate => addDays(date, 1 - weekdayOf(date))
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)
/** Ten weeks from here, the exam window included, end before MLS-C01 retired on 2026-03-31. */
const lastStartForMls = expectOk(parsePlainDate('2025-12-01'))
const twice = (at: string, ...weekdays: readonly number[]): Slot[] =>
  weekdays.map((weekday) => ({ weekday, at, minutes: 90 }))

/** The first Monday after the first week of the next quarter: nobody comes back from a holiday to session 1. */
export function nextQuarterStart(today: PlainDate): PlainDate {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const next = Math.floor((month - 1) / 3) * 3 + 4
  const first = next > 12 ? `${year + 1}-01-08` : `${year}-${String(next).padStart(2, '0')}-08`
  return mondayOf(addDays(expectOk(parsePlainDate(first)), 6))
}

/** Five cohorts that ended, four of them of one blueprint, two that run, one announced with people waiting, one draft that nobody should confirm. */
export function cohortsOn(today: PlainDate, cast: Cast): ExampleCohort[] {
  return [...finishedOn(today, cast), ...runningOn(today, cast), ...plannedOn(today, cast), ...earlierOn(today, cast)]
}

function finishedOn(today: PlainDate, { trainers, participants: people }: Cast): ExampleCohort[] {
  const mls = earlier(mondayOf(addDays(today, -45 * 7)), lastStartForMls)
  const aif = mondayOf(addDays(today, -20 * 7))
  return [
    cohort(mls, trainers[3], people.slice(0, 5), {
      ...mlsPlan,
      name: `ML Specialty, ${monthOf(mls)}`,
      slots: twice('17:00', 2, 4),
    }),
    cohort(aif, trainers[1], people.slice(5, 11), {
      ...aifPlan,
      name: `AI Practitioner, ${monthOf(aif)}`,
      slots: twice('15:00', 1, 3),
    }),
  ]
}

/**
 * The same blueprint three times before: enough runs of each of its sessions to show what overruns (L3). Whoever took it then
 * went on to the Specialty, to the cohort of ML engineers that runs now, or waits for the next.
 */
function earlierOn(today: PlainDate, cast: Cast): ExampleCohort[] {
  const { trainers, participants: people } = cast
  const [mls] = finishedOn(today, cast)
  return [
    { start: addDays(mls?.start ?? today, -7 * 7), takers: people.slice(0, 5) },
    { start: mondayOf(addDays(today, -33 * 7)), takers: people.slice(11, 16) },
    { start: mondayOf(addDays(today, -27 * 7)), takers: people.slice(21, 26) },
  ].map(({ start, takers }) =>
    cohort(start, trainers[1], takers, {
      ...aifPlan,
      name: `AI Practitioner, ${monthOf(start)}`,
      slots: twice('15:00', 1, 3),
    }),
  )
}

function runningOn(today: PlainDate, { trainers, participants: people }: Cast): ExampleCohort[] {
  const mla = addDays(mondayOf(today), -21)
  // The last of five weeks is the one that still has its Thursday ahead tomorrow or later.
  const aif = addDays(mondayOf(addDays(today, 4)), -28)
  return [
    cohort(mla, trainers[0], people.slice(11, 16), {
      ...mlaPlan,
      name: `ML Engineer, ${monthOf(mla)}`,
      slots: twice('17:00', 2, 4),
      booked: 2,
    }),
    cohort(aif, trainers[1], people.slice(16, 21), {
      ...aifPlan,
      name: `AI Practitioner, ${monthOf(aif)}`,
      slots: twice('15:00', 2, 4),
      booked: 4,
    }),
  ]
}

function plannedOn(today: PlainDate, { trainers, participants: people, lead }: Cast): ExampleCohort[] {
  const mla = nextQuarterStart(today)
  const mls = addDays(mla, 21)
  return [
    cohort(mla, trainers[2], [...people.slice(6, 11), lead], {
      ...mlaPlan,
      name: `ML Engineer, ${monthOf(mla)}`,
      slots: twice('16:00', 2, 4),
      stage: 'tentative',
      plannedOn: addDays(today, -9),
      accepted: 3,
      booked: 0,
      waiting: people.slice(21, 23),
      interested: people.slice(23, 24),
    }),
    cohort(mls, trainers[3], people.slice(24, 26), {
      ...mlsPlan,
      name: `ML Specialty, ${monthOf(mls)}`,
      slots: twice('17:00', 1, 3),
      stage: 'draft',
      plannedOn: addDays(today, -2),
      accepted: 0,
      booked: 0,
    }),
  ]
}

const mlsPlan = { blueprint: 'mls-c01-ten-weeks', code: 'MLS-C01' }
const mlaPlan = { blueprint: 'mla-c01-eight-weeks', code: 'MLA-C01' }
const aifPlan = { blueprint: 'aif-c01-five-weeks', code: 'AIF-C01' }
const weeksAhead = 4

type Varying = Pick<ExampleCohort, 'name' | 'blueprint' | 'code' | 'slots'> & Partial<ExampleCohort>

/** Unless told otherwise: confirmed a month ahead, everybody accepted and booked. */
function cohort(
  start: PlainDate,
  trainer: ExamplePerson | undefined,
  participants: readonly ExamplePerson[],
  varying: Varying,
): ExampleCohort {
  if (!trainer) throw new RangeError('the cast has too few trainers')
  return {
    stage: 'confirmed',
    start,
    plannedOn: addDays(start, -7 * weeksAhead),
    trainer,
    seats: 6,
    participants,
    accepted: participants.length,
    booked: participants.length,
    waiting: [],
    interested: [],
    ...varying,
  }
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October']
const monthNames = [...months, 'November', 'December']
const monthOf = (date: PlainDate): string => {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return `${monthNames[month - 1] ?? ''} ${year}`
}

export const timeOfDay = (text: string) => expectOk(parsePlainTime(text))
/** For a full practice exam, which no weekly slot holds. */
export const saturdayMorning: Slot = { weekday: 6, at: '10:00', minutes: 240 }
