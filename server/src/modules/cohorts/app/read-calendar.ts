import { planInvalid, type readCalendar } from '@cadre/contracts'
import { addDays, daysBetween, ok, refuse, type Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf, zoneOfOrganisation } from '../../identity/index.ts'
import { startOfDay, type Cohort } from '../domain/cohort.ts'
import { holdsSeat } from '../domain/seats.ts'
import { seatsOfPerson } from '../store/seats.ts'
import { sessionsBetween } from '../store/sessions.ts'
import { visibleCohorts } from './read-cohorts.ts'
import { personOf, sessionView } from './views.ts'

const longestDays = 400

/** Sessions of some cohorts in [from, to), as calendar entries with whether the caller leads or attends them. */
export async function entriesBetween(
  reads: Reads<OrganisationScope>,
  cohorts: readonly Cohort[],
  { from, to }: { from: Instant; to: Instant },
) {
  const { personId } = reads.scope
  const byId = new Map(cohorts.map((cohort) => [cohort.cohortId, cohort]))
  const [certifications, seats, sessions] = await Promise.all([
    certificationsOf(reads),
    personId === null ? new Map<string, never>() : seatsOfPerson(reads, personId),
    sessionsBetween(reads, from, to, [...byId.keys()]),
  ])
  const codes = new Map(certifications.map(({ certificationId, code }) => [certificationId, code]))
  const directory = await directoryOf(
    reads,
    sessions.map(({ trainer }) => personOf(trainer)),
  )
  const names = new Map([...directory].map(([id, { name }]) => [String(id), name]))
  return sessions.flatMap((session) => {
    const cohort = byId.get(session.cohortId)
    if (!cohort) return []
    const seat = seats.get(cohort.cohortId)
    const leads = personId !== null && session.trainer === personId
    const attends = seat !== undefined && holdsSeat(seat)
    const { cohortId, name: cohortName, zone } = cohort
    return [
      {
        cohortId,
        cohortName,
        code: codes.get(cohort.certificationId) ?? '',
        zone,
        session: sessionView(session, (key) => names.get(key) ?? ''),
        mine: leads || attends,
        leads,
        attends,
      },
    ]
  })
}

export const readSessions: Handler<typeof readCalendar> = async (reads, { query }) => {
  const days = daysBetween(query.from, query.to)
  if (days < 0 || days > longestDays)
    return refuse(planInvalid.code, { reason: `Ask for at most ${longestDays} days, from an earlier to a later date.` })
  const zone = await zoneOfOrganisation(reads)
  const span = { from: startOfDay(query.from, zone), to: startOfDay(addDays(query.to, 1), zone) }
  const entries = await entriesBetween(reads, await visibleCohorts(reads), span)
  return ok({ items: query.only === 'mine' ? entries.filter(({ mine }) => mine) : entries })
}
