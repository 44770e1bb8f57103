import type { Reads } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import { sessionsOf } from '../store/sessions.ts'
import { cohortSeenBy } from './access.ts'

/** For the trainers module: who leads which session. Null: the caller sees no such cohort. */
export async function sessionsOfCohort(
  reads: Reads<OrganisationScope>,
  cohortId: CohortId,
): Promise<{ key: string; leads: PersonKey | null }[] | null> {
  const standing = await cohortSeenBy(reads, cohortId)
  if (!standing.ok) return null
  const { trainerIds } = standing.value.cohort
  return (await sessionsOf(reads, cohortId)).map(({ key, trainer }) => ({
    key,
    leads: trainerIds.find((id) => id === trainer) ?? null,
  }))
}
