import type { Id } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'

/** False: it went out before, and does not again. */
export async function noteReminder(tx: Tx, { key, personId }: { key: string; personId: Id<'per'> }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('exams.reminders')
    .values({
      organisation_id: organisationOf(tx),
      reminder_key: key,
      person_id: personId,
      sent_at: timestamp(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
