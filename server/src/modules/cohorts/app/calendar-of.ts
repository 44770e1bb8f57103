import { deriveCalendar, type Calendar } from '@cadre/calendar'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Cohort } from '../domain/cohort.ts'
import { holdsSeat, type Seat } from '../domain/seats.ts'
import { decidedOf } from '../store/cohorts.ts'
import { seatsOf } from '../store/seats.ts'
import { plannedOf, sessionsOf, type StoredSession } from '../store/sessions.ts'
import { peopleOf, type People } from './people.ts'

export type LivingCalendar = {
  readonly calendar: Calendar
  readonly seats: readonly Seat[]
  readonly people: People
  readonly stored: readonly StoredSession[]
}

/** A cohort's calendar as it stands: its stored sessions, and what follows from them and from the people today. */
export async function calendarOf(reads: Reads, cohort: Cohort): Promise<LivingCalendar> {
  const [{ plan, skippedHolidays, sequences }, stored, seats] = await Promise.all([
    decidedOf(reads, cohort.cohortId),
    sessionsOf(reads, cohort.cohortId),
    seatsOf(reads, cohort.cohortId),
  ])
  const sessions = stored.map(plannedOf)
  const participantIds = seats.filter(holdsSeat).map(({ personId }) => personId)
  const people = await peopleOf(reads, {
    trainerIds: cohort.trainerIds,
    participantIds,
    zone: cohort.zone,
    start: cohort.startsOn,
    exceptCohort: cohort.cohortId,
    named: [cohort.changedBy, ...seats.map(({ personId }) => personId)],
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
