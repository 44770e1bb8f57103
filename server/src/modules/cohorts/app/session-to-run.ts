import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { Cohort, CohortId } from '../domain/cohort.ts'
import { holdsSeat, type Seat } from '../domain/seats.ts'
import { seatsOf } from '../store/seats.ts'
import { sessionsOf, type StoredSession } from '../store/sessions.ts'
import { cohortSeenBy } from './access.ts'

export type SessionToRun = {
  readonly cohort: Cohort
  readonly session: StoredSession
  /** Keys of the cohort's sessions in the order of the calendar. */
  readonly sessionKeys: readonly string[]
  readonly leads: boolean
  readonly holdsSeat: boolean
  readonly seesAll: boolean
  /** Who holds a seat. */
  readonly seats: readonly Seat[]
}

/** For live sessions: one session as the caller may see it, and who takes part; null: there is none for them. */
export async function sessionToRun(
  reads: Reads<OrganisationScope>,
  cohortId: CohortId,
  sessionKey: string,
): Promise<SessionToRun | null> {
  const standing = await cohortSeenBy(reads, cohortId)
  if (!standing.ok) return null
  const [sessions, seats] = await Promise.all([sessionsOf(reads, cohortId), seatsOf(reads, cohortId)])
  const session = sessions.find(({ key }) => key === sessionKey)
  if (!session) return null
  const { cohort, leads, seat, seesAll } = standing.value
  return {
    cohort,
    session,
    sessionKeys: sessions.map(({ key }) => key),
    leads,
    holdsSeat: seat !== null && holdsSeat(seat),
    seesAll,
    seats: seats.filter(holdsSeat),
  }
}
