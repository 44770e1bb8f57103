import { notFound } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { Cohort, CohortId } from '../domain/cohort.ts'
import type { Seat } from '../domain/seats.ts'
import { findCohort, lockCohort } from '../store/cohorts.ts'
import { seatsOfPerson } from '../store/seats.ts'

export type Standing = {
  readonly cohort: Cohort
  readonly leads: boolean
  readonly seat: Seat | null
  readonly seesAll: boolean
}

/** A cohort as the caller may see it: all of them, or those they lead or have to do with; another looks like none. */
export async function cohortSeenBy(reads: Reads<OrganisationScope>, cohortId: CohortId) {
  const [cohort, seat] = await Promise.all([findCohort(reads, cohortId), ownSeat(reads, cohortId)])
  return cohort ? standingIn(reads, cohort, seat) : refuse(notFound.code)
}

/** The same, locked for a change. */
export async function cohortLockedBy(tx: Tx<OrganisationScope>, cohortId: CohortId) {
  const cohort = await lockCohort(tx, cohortId)
  return cohort ? standingIn(tx, cohort, await ownSeat(tx, cohortId)) : refuse(notFound.code)
}

async function ownSeat(reads: Reads<OrganisationScope>, cohortId: CohortId): Promise<Seat | null> {
  const { personId } = reads.scope
  return personId === null ? null : ((await seatsOfPerson(reads, personId)).get(cohortId) ?? null)
}

/** A cohort that was read, judged for the caller, whose seat in it is given. */
export function standingIn({ scope }: Reads<OrganisationScope>, cohort: Cohort, seat: Seat | null) {
  const { personId, permissions } = scope
  const seesAll = permissions.has('cohorts.read')
  const leads = personId !== null && cohort.trainerIds.includes(personId)
  return maySee({ cohort, leads, seat, seesAll }, permissions.has('cohorts.join'))
}

/** Planners see all. A draft is known to them alone; an announced cohort is open to those who could join it. */
function maySee(standing: Standing, mayJoin: boolean) {
  const { cohort, leads, seat, seesAll } = standing
  const takesPart = leads || (seat !== null && seat.state !== 'left')
  const isOpen = mayJoin && (cohort.stage === 'tentative' || cohort.stage === 'confirmed')
  return seesAll || (cohort.stage !== 'draft' && (takesPart || isOpen)) ? ok(standing) : refuse(notFound.code)
}
