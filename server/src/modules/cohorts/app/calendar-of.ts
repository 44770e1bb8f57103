import { deriveCalendar, type Calendar } from '@cadre/calendar'
import { present } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Cohort, CohortId, PersonKey } from '../domain/cohort.ts'
import { holdsSeat, type Seat } from '../domain/seats.ts'
import { decidedOf, type Decided } from '../store/cohorts.ts'
import { seatsOf } from '../store/seats.ts'
import { plannedOf, sessionsOf, type StoredSession } from '../store/sessions.ts'
import { peopleOf, type People } from './people.ts'

export type LivingCalendar = {
  readonly calendar: Calendar
  readonly seats: readonly Seat[]
  readonly people: People
  readonly stored: readonly StoredSession[]
}

/** What is stored of a cohort's calendar besides the cohort itself. */
export type Stored = {
  readonly decided: Decided
  readonly sessions: readonly StoredSession[]
  readonly seats: readonly Seat[]
}

/** Null: there is no such cohort. */
export async function storedOf(reads: Reads, cohortId: CohortId): Promise<Stored | null> {
  const [decided, sessions, seats] = await Promise.all([
    decidedOf(reads, cohortId),
    sessionsOf(reads, cohortId),
    seatsOf(reads, cohortId),
  ])
  return decided && { decided, sessions, seats }
}

/** A cohort's calendar as it stands: its stored sessions, and what follows from them and from the people today. */
export async function calendarOf(reads: Reads, cohort: Cohort): Promise<LivingCalendar> {
  return livingFrom(reads, cohort, present(await storedOf(reads, cohort.cohortId), 'a cohort has its plan'))
}

/** @param named whom the reader will be told by name besides those who take part. */
export async function livingFrom(
  reads: Reads,
  cohort: Cohort,
  { decided: { plan, skippedHolidays, sequences }, sessions: stored, seats }: Stored,
  named: readonly (PersonKey | null)[] = [],
): Promise<LivingCalendar> {
  const sessions = stored.map(plannedOf)
  const participantIds = seats.filter(holdsSeat).map(({ personId }) => personId)
  const people = await peopleOf(reads, {
    trainerIds: cohort.trainerIds,
    participantIds,
    zone: cohort.zone,
    start: cohort.startsOn,
    exceptCohort: cohort.cohortId,
    named: [cohort.changedBy, ...named, ...seats.map(({ personId }) => personId)],
  })
  const booked = seats.flatMap(({ personId, exam }) =>
    exam && participantIds.includes(personId) ? [{ participant: personId, start: exam.start, end: exam.end }] : [],
  )
  const input = {
    ...plan,
    exam: plan.exam && { ...plan.exam, booked },
    trainers: people.trainers,
    participants: people.participants,
  }
  return {
    calendar: deriveCalendar({ revision: cohort.revision, input, sessions, skippedHolidays, sequences }),
    seats,
    people,
    stored,
  }
}
