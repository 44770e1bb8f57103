import type { Restore } from '@cadre/calendar'
import type { Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'

export type Change = {
  readonly revision: number
  readonly at: Instant
  readonly by: PersonKey | null
  readonly words: string
  readonly inverse: Restore | null
}

export async function changesOf(reads: Reads, cohortId: CohortId, limit: number): Promise<Change[]> {
  const rows = await reads.db
    .selectFrom('cohorts.changes as c')
    .select(['c.revision', 'c.at', 'c.by', 'c.words', 'c.inverse'])
    .where(tenant(reads, 'c'))
    .where('c.cohort_id', '=', cohortId)
    .orderBy('c.revision', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    by: row.by as PersonKey | null,
    words: row.words,
    inverse: row.inverse as Restore | null,
  }))
}

export async function insertChange(
  tx: Tx,
  cohortId: CohortId,
  change: Pick<Change, 'revision' | 'words' | 'inverse'>,
): Promise<void> {
  const by = tx.scope.kind === 'organisation' ? tx.scope.personId : null
  await tx.db
    .insertInto('cohorts.changes')
    .values({
      organisation_id: organisationOf(tx),
      cohort_id: cohortId,
      revision: change.revision,
      at: timestamp(tx.now),
      by,
      words: change.words,
      inverse: change.inverse && json(change.inverse),
    })
    .execute()
}
