import { notFound } from '@cadre/contracts'
import { ok, refuse, type Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { cohortsOf, findCohort, participantsOf, shownStage, type Cohort } from '../../cohorts/index.ts'
import { todayOf } from '../../identity/index.ts'

/** Those who run programmes care for everybody, trainers for the cohorts they lead. */
const caresFor = ({ scope }: Reads<OrganisationScope>, { trainerIds }: Cohort): boolean =>
  scope.permissions.has('cohorts.read') || (scope.personId !== null && trainerIds.includes(scope.personId))

/** The running cohorts; in a job, all of them. */
export async function runningCohorts(reads: Reads): Promise<Cohort[]> {
  const today = await todayOf(reads)
  return (await cohortsOf(reads)).filter((cohort) => shownStage(cohort, today) === 'running')
}

export const cohortsInCare = async (reads: Reads<OrganisationScope>): Promise<Cohort[]> =>
  (await runningCohorts(reads)).filter((cohort) => caresFor(reads, cohort))

/** A participant of a cohort that the caller cares for; anybody else looks like nobody. */
export async function participantInCare(
  reads: Reads<OrganisationScope>,
  { cohortId, personId }: { readonly cohortId: Id<'coh'>; readonly personId: Id<'per'> },
) {
  const cohort = await findCohort(reads, cohortId)
  if (!cohort || !caresFor(reads, cohort)) return refuse(notFound.code)
  const participant = (await participantsOf(reads, [cohortId])).find((each) => each.personId === personId)
  return participant ? ok({ cohort, participant }) : refuse(notFound.code)
}
