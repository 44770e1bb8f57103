import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Correction } from '../domain/forecast.ts'

/** The newest line that an organisation's outcomes gave; null: none yet. */
export async function newestCorrection(reads: Reads): Promise<Correction | null> {
  const row = await reads.db
    .selectFrom('readiness.recalibrations as r')
    .select(['r.intercept', 'r.slope', 'r.outcomes'])
    .where(tenant(reads, 'r'))
    .orderBy('r.fitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function insertCorrection(tx: Tx, { intercept, slope, outcomes }: Correction): Promise<void> {
  await tx.db
    .insertInto('readiness.recalibrations')
    .values({ organisation_id: organisationOf(tx), fitted_at: timestamp(tx.now), outcomes, intercept, slope })
    .execute()
}
