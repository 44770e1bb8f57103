import type { Instant } from '@cadre/kernel'
import { sql, type SqlBool } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'

/** Who holds a seat in a cohort. */
export async function seatHoldersOf(reads: Reads, cohortId: CohortId): Promise<PersonKey[]> {
  const rows = await reads.db
    .selectFrom('cohorts.seats as s')
    .select('s.person_id')
    .where(tenant(reads, 's'))
    .where('s.cohort_id', '=', cohortId)
    .where('s.state', 'in', ['invited', 'confirmed'])
    .orderBy('s.person_id')
    .execute()
  return rows.map(({ person_id }) => person_id as PersonKey)
}

export type Participant = { readonly cohortId: CohortId; readonly personId: PersonKey; readonly since: Instant }

/** Who holds a seat in any of these cohorts, and since when. */
export async function participantsOf(reads: Reads, cohortIds: readonly CohortId[]): Promise<Participant[]> {
  const rows = await reads.db
    .selectFrom('cohorts.seats as s')
    .select(['s.cohort_id', 's.person_id', 's.since'])
    .where(tenant(reads, 's'))
    .where((eb) => eb('s.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
    .where('s.state', 'in', ['invited', 'confirmed'])
    .orderBy('s.cohort_id')
    .orderBy('s.person_id')
    .execute()
  return rows.map((row) => ({
    cohortId: row.cohort_id as CohortId,
    personId: row.person_id as PersonKey,
    since: row.since,
  }))
}

/** The cohorts in which a person holds a seat. */
export async function cohortsSeating(reads: Reads, personId: PersonKey): Promise<CohortId[]> {
  const rows = await reads.db
    .selectFrom('cohorts.seats as s')
    .select('s.cohort_id')
    .where(tenant(reads, 's'))
    .where('s.person_id', '=', personId)
    .where('s.state', 'in', ['invited', 'confirmed'])
    .execute()
  return rows.map(({ cohort_id }) => cohort_id as CohortId)
}

/** The cohorts that a person leads. */
export async function cohortsLedBy(reads: Reads, personId: PersonKey): Promise<CohortId[]> {
  const rows = await reads.db
    .selectFrom('cohorts.cohorts as c')
    .select('c.cohort_id')
    .where(tenant(reads, 'c'))
    .where(sql<SqlBool>`${personId} = any(c.trainer_ids)`)
    .execute()
  return rows.map(({ cohort_id }) => cohort_id as CohortId)
}
