import type { Booking, Person, Trainer } from '@cadre/calendar'
import type { Zone } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { directoryOf, type DirectoryEntry } from '../../identity/index.ts'
import { weeklyMinutesOf } from '../../trainers/index.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import { availabilityByPerson, type Availability } from '../store/availability.ts'
import { bookingsOf } from '../store/sessions.ts'

export type People = {
  readonly trainers: readonly Trainer[]
  readonly participants: readonly Person[]
  readonly directory: ReadonlyMap<PersonKey, DirectoryEntry>
}
export type Wanted = {
  readonly trainerIds: readonly PersonKey[]
  readonly participantIds: readonly PersonKey[]
  readonly zone: Zone
  readonly exceptCohort: CohortId | null
}

/** Everybody a calendar depends on, with their hours, days away, and where other cohorts have them: four statements. */
export async function peopleOf(
  reads: Reads,
  { trainerIds, participantIds, zone, exceptCohort }: Wanted,
): Promise<People> {
  const everybody = [...new Set([...trainerIds, ...participantIds])]
  const directory = await directoryOf(reads)
  const availability = await availabilityByPerson(reads, everybody)
  const weeklyMinutes = await weeklyMinutesOf(reads, trainerIds)
  const busy = bookingsByPerson(await bookingsOf(reads, everybody, exceptCohort), new Set<string>(everybody))
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

type BookingRow = Awaited<ReturnType<typeof bookingsOf>>[number]

function bookingsByPerson(rows: readonly BookingRow[], wanted: ReadonlySet<string>): Map<string, Booking[]> {
  const byPerson = new Map<string, Booking[]>()
  const seen = new Set<string>()
  for (const row of rows) {
    const booking = { start: row.starts_at, end: row.ends_at, title: `${row.name}: ${row.title}` }
    for (const personId of [row.trainer_id, row.person_id]) {
      const mark = `${personId} ${row.starts_at} ${booking.title}`
      if (personId === null || !wanted.has(personId) || seen.has(mark)) continue
      seen.add(mark)
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), booking])
    }
  }
  return byPerson
}
