import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import type { Costs } from '../domain/costs.ts'

export async function findCosts(reads: Reads): Promise<Costs | null> {
  const row = await reads.db
    .selectFrom('readiness.costs as c')
    .select(['c.currency', 'c.retake_minor', 'c.week_minor', 'c.trainer_hour_minor', 'c.participant_hour_minor'])
    .where(tenant(reads, 'c'))
    .executeTakeFirst()
  return row
    ? {
        currency: row.currency,
        retakeMinor: row.retake_minor,
        weekMinor: row.week_minor,
        trainerHourMinor: row.trainer_hour_minor,
        participantHourMinor: row.participant_hour_minor,
      }
    : null
}

export async function saveCosts(tx: Tx<OrganisationScope>, costs: Costs): Promise<void> {
  const values = {
    currency: costs.currency,
    retake_minor: costs.retakeMinor,
    week_minor: costs.weekMinor,
    trainer_hour_minor: costs.trainerHourMinor,
    participant_hour_minor: costs.participantHourMinor,
    changed_by: tx.scope.personId,
    changed_at: timestamp(tx.now),
  }
  await tx.db
    .insertInto('readiness.costs')
    .values({ organisation_id: organisationOf(tx), ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute()
}

export async function deleteCosts(tx: Tx): Promise<void> {
  await tx.db.deleteFrom('readiness.costs as c').where(tenant(tx, 'c')).execute()
}
