import { notFound } from '@cadre/contracts'
import { ok, refuse } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { cohortSeenBy, cohortsLedBy, cohortsSeating, type CohortId } from '../../cohorts/index.ts'
import type { Learner } from '../domain/learner.ts'

/** A cohort whose readiness the caller may see: those who lead programmes see all, trainers the cohorts they lead. */
export async function cohortOpenTo(reads: Reads<OrganisationScope>, cohortId: CohortId) {
  const standing = await cohortSeenBy(reads, cohortId)
  if (!standing.ok) return standing
  const { cohort, leads } = standing.value
  if (!leads && !reads.scope.permissions.has('readiness.read')) return refuse(notFound.code)
  return ok({ cohort, mayFill: leads || reads.scope.permissions.has('cohorts.plan') })
}

/** Whether the caller may see all that is said of somebody: in a cohort that they lead, or everybody. */
export async function mayReadPerson(reads: Reads<OrganisationScope>, { personId }: Learner): Promise<boolean> {
  const { permissions, personId: caller } = reads.scope
  if (permissions.has('readiness.read')) return true
  if (caller === null) return false
  const [led, attended] = await Promise.all([cohortsLedBy(reads, caller), cohortsSeating(reads, personId)])
  return attended.some((cohortId) => led.includes(cohortId))
}
