import { addDays, intBelow, seededRandom, type PlainDate } from '@cadre/kernel'
import { castOf, type Cast, type ExamplePerson } from './cast.ts'
import { cohortsOn, type ExampleCohort } from './cohort-plans.ts'
import {
  certificatesOn,
  demandOn,
  registerOf,
  type ExampleDemand,
  type HeldCertificate,
  type RegisteredTrainer,
} from './standing.ts'

export type Absence = { readonly person: ExamplePerson; readonly from: PlainDate; readonly to: PlainDate }
export type World = {
  readonly cast: Cast
  readonly certificates: readonly HeldCertificate[]
  readonly demand: readonly ExampleDemand[]
  readonly register: readonly RegisteredTrainer[]
  readonly absences: readonly Absence[]
  readonly cohorts: readonly ExampleCohort[]
}
type Given = {
  readonly seed: number
  readonly today: PlainDate
  /** Who plays the programme lead; what is left out stays as drawn. */
  readonly visitor: Partial<Pick<ExamplePerson, 'name' | 'email' | 'timeZone'>>
}

export const exampleOrganisation = {
  name: 'Northlight Data',
  kind: 'agency' as const,
  timeZone: 'Europe/London',
  country: 'GB',
  example: true,
}
/** Public holidays that the example's cohorts keep clear. */
export const exampleHolidays = { country: 'GB', region: 'ENG' }

/** An agency of 35 people around `today`: equal for equal arguments. */
export function worldOf({ seed, today, visitor }: Given): World {
  const random = seededRandom(seed)
  const drawn = castOf(random)
  const cast = { ...drawn, lead: { ...drawn.lead, ...visitor } }
  return {
    cast,
    certificates: certificatesOn(today, cast, random),
    demand: demandOn(today),
    register: registerOf(cast),
    absences: absencesOn(today, cast),
    cohorts: cohortsOn(today, cast),
  }
}

/** Holidays people take: one during a running cohort, so that somebody misses a session. */
const absencesOn = (today: PlainDate, { participants, managers }: Cast): Absence[] =>
  [
    { person: participants[12], after: 8, days: 6 },
    { person: participants[8], after: 70, days: 9 },
    { person: participants[22], after: 20, days: 13 },
    { person: managers[1], after: 3, days: 4 },
  ].flatMap(({ person, after, days }) =>
    person ? [{ person, from: addDays(today, after), to: addDays(today, after + days) }] : [],
  )

/** Of a finished cohort, everybody passed at the first attempt but one. */
const failedAt = 3
const weakestPass = 762
const spread = 170

/** The certificate that somebody took home from an exam; null: they did not pass. */
export const scoreAt = (seed: number, index: number): number | null =>
  index === failedAt ? null : weakestPass + intBelow(seededRandom(seed + index), spread)

/** What the one who did not pass came home with: below every pass mark of the example's exams. */
export const failedScoreAt = (seed: number, index: number): number => 610 + intBelow(seededRandom(seed + index), 70)
