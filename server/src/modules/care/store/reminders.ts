import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Plan } from '../domain/plan.ts'

/** False: it went out before, and does not again. */
export async function noteReminder(
  tx: Tx,
  { planId, followUpOn }: Pick<Plan, 'planId' | 'followUpOn'>,
  messageId: Id<'mai'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('care.reminders')
    .values({
      organisation_id: organisationOf(tx),
      plan_id: planId,
      follow_up_on: followUpOn,
      sent_at: timestamp(tx.now),
      message_id: messageId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The letters that reminded somebody of the plans they own. */
export async function followUpLettersOf(reads: Reads, ownerId: Id<'per'>): Promise<Set<Id<'mai'>>> {
  const rows = await reads.db
    .selectFrom('care.reminders as r')
    .innerJoin('care.plans as p', (on) =>
      on.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.plan_id', '=', 'r.plan_id'),
    )
    .select('r.message_id')
    .where(tenant(reads, 'r'))
    .where('p.owner_id', '=', ownerId)
    .where('r.message_id', 'is not', null)
    .execute()
  return new Set(rows.map(({ message_id }) => message_id as Id<'mai'>))
}
