import type { Id, Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { AssessmentId, AssessmentKind } from '../domain/assessment.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { attemptsOf } from '../store/attempts.ts'

export type TakenIn = {
  readonly assessmentId: AssessmentId
  readonly cohortId: Id<'coh'>
  readonly title: string
  readonly kind: AssessmentKind
  /** Hangs on a checkpoint of the cohort's plan. */
  readonly checkpoint: boolean
  readonly closesAt: Instant | null
  /** Who began it, whatever became of it. */
  readonly takenBy: ReadonlySet<Id<'per'>>
}

/** The assessments that were published to these cohorts, and who took each: two statements. */
export async function assessmentsTakenIn(reads: Reads, cohortIds: readonly Id<'coh'>[]): Promise<TakenIn[]> {
  const published = (await assessmentsOf(reads, { cohortIds })).filter(
    ({ state }) => state === 'published' || state === 'closed',
  )
  const attempts = await attemptsOf(reads, { assessmentIds: published.map(({ assessmentId }) => assessmentId) })
  const taken = Map.groupBy(attempts, ({ assessmentId }) => assessmentId)
  return published.flatMap(({ assessmentId, cohortId, title, kind, checkpointKey, closesAt }) =>
    cohortId === null
      ? []
      : [
          {
            assessmentId,
            cohortId,
            title,
            kind,
            checkpoint: checkpointKey !== null,
            closesAt,
            takenBy: new Set((taken.get(assessmentId) ?? []).map(({ personId }) => personId)),
          },
        ],
  )
}
