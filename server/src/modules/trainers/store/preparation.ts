import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { PersonId } from '../../../platform/scope.ts'
import type { ChecklistItem, Tick } from '../domain/preparation.ts'

export type SessionOfCohort = { readonly cohortId: Id<'coh'>; readonly sessionKey: string }

type Ticks = ReadonlyMap<string, readonly Tick[]>

/** What is ticked in a cohort, by session; a session without a tick is not in it. */
export const ticksBySession = async (reads: Reads, cohortId: Id<'coh'>): Promise<Ticks> =>
  (await ticksByCohort(reads, [cohortId])).get(cohortId) ?? new Map()

/** The same of several cohorts; one without a tick is not in it. */
export async function ticksByCohort(reads: Reads, cohortIds: readonly Id<'coh'>[]): Promise<Map<Id<'coh'>, Ticks>> {
  const rows = await reads.db
    .selectFrom('trainers.preparation as p')
    .select(['p.cohort_id', 'p.session_key', 'p.item', 'p.done_at', 'p.done_by'])
    .where(tenant(reads, 'p'))
    .where((eb) => eb('p.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
    .orderBy('p.done_at')
    .orderBy('p.item')
    .execute()
  const byCohort = Map.groupBy(rows, (row) => row.cohort_id as Id<'coh'>)
  return new Map([...byCohort].map(([cohortId, of]) => [cohortId, ticksIn(of)]))
}

type Row = { session_key: string; item: string; done_at: Instant; done_by: string | null }

function ticksIn(rows: readonly Row[]): Ticks {
  const bySession = Map.groupBy(rows, (row) => row.session_key)
  return new Map(
    [...bySession].map(([sessionKey, of]) => [
      sessionKey,
      of.map((row) => ({
        item: row.item as ChecklistItem,
        doneAt: row.done_at,
        doneBy: row.done_by as PersonId | null,
      })),
    ]),
  )
}

/** False: it was ticked before, and stays as it was first ticked. */
export async function insertTick(tx: Tx, { cohortId, sessionKey }: SessionOfCohort, tick: Tick): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('trainers.preparation')
    .values({
      organisation_id: organisationOf(tx),
      cohort_id: cohortId,
      session_key: sessionKey,
      item: tick.item,
      done_at: timestamp(tick.doneAt),
      done_by: tick.doneBy,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'cohort_id', 'session_key', 'item']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** False: it was not ticked. */
export async function deleteTick(
  tx: Tx,
  { cohortId, sessionKey }: SessionOfCohort,
  item: ChecklistItem,
): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('trainers.preparation as p')
    .where(tenant(tx, 'p'))
    .where('p.cohort_id', '=', cohortId)
    .where('p.session_key', '=', sessionKey)
    .where('p.item', '=', item)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
