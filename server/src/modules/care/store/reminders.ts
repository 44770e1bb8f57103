import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Plan } from '../domain/plan.ts'

/** False: it went out before, and does not again. */
export async function noteReminder(tx: Tx, { planId, followUpOn }: Pick<Plan, 'planId' | 'followUpOn'>) {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('care.reminders')
    .values({
      organisation_id: organisationOf(tx),
      plan_id: planId,
      follow_up_on: followUpOn,
      sent_at: timestamp(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
