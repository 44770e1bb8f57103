import type { Id, Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { AssessmentKind } from '../domain/assessment.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { attemptsOf } from '../store/attempts.ts'

export type AttemptIn = {
  readonly cohortId: Id<'coh'>
  readonly title: string
  readonly kind: AssessmentKind
  readonly startedAt: Instant
  /** Hundredths of a question; null: not marked yet. */
  readonly result: { readonly points: number; readonly outOf: number } | null
}

/** What one person attempted in these cohorts, the newest first: it stays theirs when they move to another. */
export async function attemptsIn(
  reads: Reads,
  { personId, cohortIds }: { readonly personId: Id<'per'>; readonly cohortIds: readonly Id<'coh'>[] },
): Promise<AttemptIn[]> {
  const assessments = new Map((await assessmentsOf(reads, { cohortIds })).map((each) => [each.assessmentId, each]))
  const attempts = await attemptsOf(reads, { assessmentIds: [...assessments.keys()], personId })
  return attempts
    .flatMap(({ assessmentId, startedAt, result: marked }): AttemptIn[] => {
      const assessment = assessments.get(assessmentId)
      if (!assessment || assessment.cohortId === null) return []
      const { cohortId, title, kind } = assessment
      return [{ cohortId, title, kind, startedAt, result: marked && { points: marked.points, outOf: marked.outOf } }]
    })
    .toSorted((a, b) => b.startedAt - a.startedAt)
}
