import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { AttemptId } from '../domain/assessment.ts'

/** Notes who holds the pen in an epoch. @param writer SHA-256 of its secret, hexadecimal. */
export async function insertWriter(tx: Tx, attemptId: AttemptId, epoch: number, writer: string): Promise<void> {
  await tx.db
    .insertInto('assessments.writers')
    .values({
      organisation_id: organisationOf(tx),
      attempt_id: attemptId,
      epoch,
      writer,
      since: timestamp(tx.now),
    })
    .execute()
}

/** The newest epoch in which this writer held the attempt's pen; null: it never did. */
export async function epochOfWriter(reads: Reads, attemptId: AttemptId, writer: string): Promise<number | null> {
  const row = await reads.db
    .selectFrom('assessments.writers as w')
    .select('w.epoch')
    .where(tenant(reads, 'w'))
    .where('w.attempt_id', '=', attemptId)
    .where('w.writer', '=', writer)
    .orderBy('w.epoch', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.epoch ?? null
}
