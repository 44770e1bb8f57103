import { instantOf, localOf } from '@cadre/calendar'
import { planInvalid, type readCalendar } from '@cadre/contracts'
import {
  addDays,
  daysBetween,
  expectOk,
  ok,
  parsePlainTime,
  refuse,
  type Instant,
  type PlainDate,
  type Zone,
} from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Handler } from '../../../platform/http/route.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { certificationsOf } from '../../catalogue/index.ts'
import { directoryOf, zoneOfOrganisation } from '../../identity/index.ts'
import type { Cohort } from '../domain/cohort.ts'
import { holdsSeat } from '../domain/seats.ts'
import { seatsOfPerson } from '../store/seats.ts'
import { sessionsBetween } from '../store/sessions.ts'
import { visibleCohorts } from './read-cohorts.ts'
import { sessionView } from './views.ts'

const midnight = expectOk(parsePlainTime('00:00'))
const longestDays = 400

/** The first instant of a date in a zone. */
export const startOfDay = (date: PlainDate, zone: Zone): Instant => instantOf(localOf(date, midnight), zone)

/** Sessions of some cohorts in [from, to), as calendar entries with whether the caller leads or attends them. */
export async function entriesBetween(
  reads: Reads<OrganisationScope>,
  cohorts: readonly Cohort[],
  { from, to }: { from: Instant; to: Instant },
) {
  const { personId } = reads.scope
  const byId = new Map(cohorts.map((cohort) => [cohort.cohortId, cohort]))
  const codes = new Map((await certificationsOf(reads)).map(({ certificationId, code }) => [certificationId, code]))
  const directory = await directoryOf(reads)
  const names = new Map([...directory].map(([id, { name }]) => [String(id), name]))
  const seats = personId === null ? new Map<string, never>() : await seatsOfPerson(reads, personId)
  const sessions = await sessionsBetween(reads, from, to, [...byId.keys()])
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
