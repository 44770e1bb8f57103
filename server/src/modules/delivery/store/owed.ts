import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { RunId } from '../domain/run-record.ts'

/** An objective that a run owes to the next opening review of its cohort. */
export type Owed = {
  readonly runId: RunId
  readonly objective: string
  readonly words: string
  readonly lostMs: number
  readonly whole: boolean
  readonly takenUpIn: RunId | null
}

const select = (reads: Reads) =>
  reads.db
    .selectFrom('delivery.owed as o')
    .innerJoin('delivery.runs as r', (join) =>
      join.onRef('r.organisation_id', '=', 'o.organisation_id').onRef('r.run_id', '=', 'o.run_id'),
    )
    .select(['o.run_id', 'o.objective', 'o.words', 'o.lost_ms', 'o.whole', 'o.taken_up_in'])
    .where(tenant(reads, 'o'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toOwed = (row: Row): Owed => ({
  runId: row.run_id as RunId,
  objective: row.objective,
  words: row.words,
  lostMs: row.lost_ms,
  whole: row.whole,
  takenUpIn: row.taken_up_in as RunId | null,
})

/** What no session has opened with yet, what was lost whole first. */
export async function stillOwed(reads: Reads, cohortId: Id<'coh'>): Promise<Owed[]> {
  const rows = await select(reads)
    .where('r.cohort_id', '=', cohortId)
    .where('o.taken_up_in', 'is', null)
    .orderBy('o.whole', 'desc')
    .orderBy('o.lost_ms', 'desc')
    .orderBy('o.objective')
    .execute()
  return rows.map(toOwed)
}

export const owedBy = async (reads: Reads, runId: RunId): Promise<Owed[]> =>
  (await select(reads).where('o.run_id', '=', runId).orderBy('o.lost_ms', 'desc').orderBy('o.objective').execute()).map(
    toOwed,
  )

export const takenUpBy = async (reads: Reads, runId: RunId): Promise<Owed[]> =>
  (await select(reads).where('o.taken_up_in', '=', runId).orderBy('o.objective').execute()).map(toOwed)

export async function insertOwed(tx: Tx, owed: readonly Owed[]): Promise<void> {
  if (owed.length === 0) return
  await tx.db
    .insertInto('delivery.owed')
    .values(
      owed.map(({ runId, objective, words, lostMs, whole, takenUpIn }) => ({
        organisation_id: organisationOf(tx),
        run_id: runId,
        objective,
        words,
        lost_ms: Math.round(lostMs),
        whole,
        taken_up_in: takenUpIn,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function takeUpOwed(tx: Tx, owed: readonly Owed[], runId: RunId): Promise<void> {
  for (const { runId: from, objective } of owed)
    await tx.db
      .updateTable('delivery.owed as o')
      .set({ taken_up_in: runId })
      .where(tenant(tx, 'o'))
      .where('o.run_id', '=', from)
      .where('o.objective', '=', objective)
      .execute()
}
