import type { Booking, Person, Trainer } from '@cadre/calendar'
import { instant, type PlainDate, type Zone } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { directoryOf, type DirectoryEntry } from '../../identity/index.ts'
import { weeklyMinutesOf } from '../../trainers/index.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import { startOfDay } from '../domain/cohort.ts'
import { availabilityByPerson, type Availability } from '../store/availability.ts'
import { bookingsOf, type PersonBooking } from '../store/sessions.ts'

const dayMs = 86_400_000

export type People = {
  readonly trainers: readonly Trainer[]
  readonly participants: readonly Person[]
  readonly directory: ReadonlyMap<PersonKey, DirectoryEntry>
}
export type Wanted = {
  readonly trainerIds: readonly PersonKey[]
  readonly participantIds: readonly PersonKey[]
  readonly zone: Zone
  /** The calendar's first date: nobody needs to know where people were before it. */
  readonly start: PlainDate
  readonly exceptCohort: CohortId | null
  /** Others that will be named beside them. */
  readonly named?: readonly (PersonKey | null)[]
}

/** Everybody a calendar depends on, with their hours, days away, and where other cohorts have them: four statements. */
export async function peopleOf(
  reads: Reads,
  { trainerIds, participantIds, zone, start, exceptCohort, named = [] }: Wanted,
): Promise<People> {
  const everybody = [...new Set([...trainerIds, ...participantIds])]
  const from = instant(Math.min(reads.now, startOfDay(start, zone)) - dayMs)
  const [directory, availability, weeklyMinutes, bookings] = await Promise.all([
    directoryOf(reads, [...everybody, ...named]),
    availabilityByPerson(reads, everybody),
    weeklyMinutesOf(reads, trainerIds),
    bookingsOf(reads, { personIds: everybody, from, exceptCohort }),
  ])
  const busy = bookingsByPerson(bookings)
  const person = (personId: PersonKey): Person => {
    const known: Availability = availability.get(personId) ?? { zone, weekly: null, away: [] }
    return { key: personId, name: directory.get(personId)?.name ?? personId, ...known, busy: busy.get(personId) ?? [] }
  }
  return {
    trainers: trainerIds.map((personId) => ({
      ...person(personId),
      weeklyCapacity: weeklyMinutes.get(personId) ?? null,
    })),
    participants: participantIds.map(person),
    directory,
  }
}

function bookingsByPerson(bookings: readonly PersonBooking[]): Map<string, Booking[]> {
  const byPerson = new Map<string, Booking[]>()
  const seen = new Set<string>()
  for (const { personId, start, end, session, cohort } of bookings) {
    const title = `${cohort}: ${session}`
    const mark = `${personId} ${start} ${title}`
    if (seen.has(mark)) continue
    seen.add(mark)
    const known = byPerson.get(personId)
    if (known) known.push({ start, end, title })
    else byPerson.set(personId, [{ start, end, title }])
  }
  return byPerson
}
