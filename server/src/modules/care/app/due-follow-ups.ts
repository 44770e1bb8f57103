import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { cohortsOf } from '../../cohorts/index.ts'
import { directoryOf, todayOf } from '../../identity/index.ts'
import { plansToFollowUp } from '../store/plans.ts'

/** Open plans whose day to look again has come, each with the names that its owner knows it by. @param ownerId null: everybody's */
export async function dueFollowUps(reads: Reads, ownerId: Id<'per'> | null) {
  const plans = await plansToFollowUp(reads, await todayOf(reads), ownerId)
  if (plans.length === 0) return []
  const cohorts = new Map((await cohortsOf(reads)).map(({ cohortId, name }) => [cohortId, name]))
  const directory = await directoryOf(
    reads,
    plans.flatMap(({ personId, ownerId }) => [personId, ownerId]),
  )
  return plans.map((plan) => ({
    ...plan,
    name: directory.get(plan.personId)?.name ?? '',
    cohortName: cohorts.get(plan.cohortId) ?? '',
    owner: directory.get(plan.ownerId),
  }))
}
