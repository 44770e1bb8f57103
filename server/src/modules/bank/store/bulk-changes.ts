import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { BulkChange, BulkCounts, BulkStage } from '../domain/bulk-change.ts'
import type { PersonId, QuestionId } from '../domain/question.ts'

export type BulkId = Id<'blk'>
export type StoredBulk = BulkCounts & {
  readonly bulkId: BulkId
  readonly change: BulkChange
  readonly stage: BulkStage
  readonly done: number
  readonly startedBy: PersonId
  readonly startedAt: Instant
}

const select = (reads: Reads) =>
  reads.db
    .selectFrom('bank.bulk_changes as b')
    .select(['b.bulk_id', 'b.change', 'b.selected', 'b.done', 'b.stage', 'b.changed', 'b.unchanged', 'b.refused'])
    .select(['b.started_by', 'b.started_at'])
    .where(tenant(reads, 'b'))

const toBulk = (row: Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]): StoredBulk => ({
  bulkId: row.bulk_id as BulkId,
  change: row.change as BulkChange,
  stage: row.stage as BulkStage,
  selected: row.selected,
  done: row.done,
  changed: row.changed,
  unchanged: row.unchanged,
  refused: row.refused as BulkCounts['refused'],
  startedBy: row.started_by as PersonId,
  startedAt: row.started_at,
})

type NewBulk = Pick<StoredBulk, 'change' | 'startedBy'> & { readonly questionIds: readonly QuestionId[] }

export async function insertBulk(tx: Tx, { change, questionIds, startedBy }: NewBulk): Promise<BulkId> {
  const bulkId = tx.newId('blk')
  await tx.db
    .insertInto('bank.bulk_changes')
    .values({
      organisation_id: organisationOf(tx),
      bulk_id: bulkId,
      change: json(change),
      question_ids: [...questionIds],
      selected: questionIds.length,
      started_by: startedBy,
      started_at: timestamp(tx.now),
    })
    .execute()
  return bulkId
}

/** The newest first. */
export async function bulksOf(reads: Reads): Promise<StoredBulk[]> {
  const rows = await select(reads).orderBy('b.started_at', 'desc').orderBy('b.bulk_id', 'desc').limit(10).execute()
  return rows.map(toBulk)
}

export async function findBulk(reads: Reads, bulkId: BulkId): Promise<StoredBulk | null> {
  const row = await select(reads).where('b.bulk_id', '=', bulkId).executeTakeFirst()
  return row ? toBulk(row) : null
}

export async function lockBulk(tx: Tx, bulkId: BulkId): Promise<StoredBulk | null> {
  const row = await select(tx).where('b.bulk_id', '=', bulkId).forUpdate().executeTakeFirst()
  return row ? toBulk(row) : null
}

export async function questionIdsOf(reads: Reads, bulkId: BulkId): Promise<QuestionId[]> {
  const row = await reads.db
    .selectFrom('bank.bulk_changes as b')
    .select('b.question_ids')
    .where(tenant(reads, 'b'))
    .where('b.bulk_id', '=', bulkId)
    .executeTakeFirst()
  return (row?.question_ids ?? []) as QuestionId[]
}

const running = (tx: Tx, bulkId: BulkId) =>
  tx.db
    .updateTable('bank.bulk_changes as b')
    .where(tenant(tx, 'b'))
    .where('b.bulk_id', '=', bulkId)
    .where('b.stage', '=', 'changing')

/** @returns whether it is still wanted. */
export async function saveBulkProgress(tx: Tx, bulkId: BulkId, done: number): Promise<boolean> {
  const { numUpdatedRows } = await running(tx, bulkId).set({ done }).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns whether it ran until now. */
export async function endBulk(tx: Tx, bulkId: BulkId, stage: 'done' | 'cancelled' | 'failed', counts?: BulkCounts) {
  const { numUpdatedRows } = await running(tx, bulkId)
    .set({ stage, question_ids: sql`'{}'` })
    .$if(counts !== undefined, (query) =>
      query.set({
        done: counts?.selected ?? 0,
        changed: counts?.changed ?? 0,
        unchanged: counts?.unchanged ?? 0,
        refused: json(counts?.refused ?? []),
      }),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
