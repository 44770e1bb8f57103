import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { AssessmentId } from '../domain/assessment.ts'

/** Extra minutes by person: the latest grant of each stands. */
export async function extraMinutesByPerson(
  reads: Reads,
  assessmentIds: readonly AssessmentId[],
): Promise<Map<AssessmentId, Map<Id<'per'>, number>>> {
  const rows = await reads.db
    .selectFrom('assessments.time_grants as g')
    .distinctOn(['g.assessment_id', 'g.person_id'])
    .select(['g.assessment_id', 'g.person_id', 'g.extra_minutes'])
    .where(tenant(reads, 'g'))
    .where('g.assessment_id', 'in', [...assessmentIds, ''])
    .orderBy('g.assessment_id')
    .orderBy('g.person_id')
    .orderBy('g.granted_at', 'desc')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.assessment_id as AssessmentId)].map(([assessmentId, of]) => [
      assessmentId,
      new Map(of.map((row) => [row.person_id as Id<'per'>, row.extra_minutes])),
    ]),
  )
}

export type Grant = {
  readonly assessmentId: AssessmentId
  readonly personId: Id<'per'>
  readonly extraMinutes: number
  readonly reason: string
  readonly by: string
}

export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  await tx.db
    .insertInto('assessments.time_grants')
    .values({
      organisation_id: organisationOf(tx),
      assessment_id: grant.assessmentId,
      person_id: grant.personId,
      granted_at: timestamp(tx.now),
      extra_minutes: grant.extraMinutes,
      reason: grant.reason,
      granted_by: grant.by,
    })
    .execute()
}
