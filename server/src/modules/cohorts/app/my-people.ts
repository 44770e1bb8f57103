import type { readMyPeople } from '@cadre/contracts'
import { isoOf, ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import { certificatesOf } from '../../catalogue/index.ts'
import { reportsTo, todayOf } from '../../identity/index.ts'
import type { Seat } from '../domain/seats.ts'
import { announcedCohorts } from '../store/cohorts.ts'
import { seatsOfPeople } from '../store/seats.ts'
import { knownOf, summaryOf } from './summaries.ts'

/** A manager's people and where they stand, in a constant number of statements; never what they answered (P4). */
export const readOwnPeople: Handler<typeof readMyPeople> = async (reads) => {
  const { personId } = reads.scope
  const today = await todayOf(reads)
  const people = personId === null ? [] : await reportsTo(reads, personId)
  if (people.length === 0) return ok({ today, people: [] })
  const personIds = people.map((person) => person.personId)
  const [seats, certificates] = await Promise.all([seatsOfPeople(reads, personIds), certificatesOf(reads, personIds)])
  const cohorts = await announcedCohorts(reads, [...new Set(seats.map(({ cohortId }) => cohortId))])
  const known = await knownOf(reads, cohorts)
  return ok({
    today,
    people: people.map((person) => ({
      ...person,
      cohorts: cohorts.flatMap((cohort) =>
        seats
          .filter(({ cohortId, seat }) => cohortId === cohort.cohortId && seat.personId === person.personId)
          .map(({ seat }) => ({ ...summaryOf(cohort, known, today), seat: seat.state, exam: examOf(seat) })),
      ),
      certificates: certificates
        .filter((certificate) => certificate.personId === person.personId)
        .map(({ certificationId, earnedOn, expiresOn }) => ({
          code: known.certifications.get(certificationId)?.code ?? '',
          earnedOn,
          expiresOn,
        })),
    })),
  })
}

const examOf = ({ exam }: Seat) => (exam === null ? null : { date: exam.date, start: isoOf(exam.start) })
