import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { Flag, FlagEvent, FlagReason, FlagState } from '../domain/flag.ts'

export type Learner = { readonly cohortId: Id<'coh'>; readonly personId: Id<'per'> }
export type KeptFlag = Flag & Learner & { readonly since: Instant }

const select = (reads: Reads) =>
  reads.db
    .selectFrom('care.flags as f')
    .select(['f.cohort_id', 'f.person_id', 'f.state', 'f.reasons', 'f.since'])
    .where(tenant(reads, 'f'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toFlag = (row: Row): KeptFlag => ({
  cohortId: row.cohort_id as Id<'coh'>,
  personId: row.person_id as Id<'per'>,
  state: row.state as FlagState,
  reasons: row.reasons as FlagReason[],
  since: row.since,
})

/** @param cohortIds null: of every cohort, those that are not cleared. */
export async function flagsOf(reads: Reads, cohortIds: readonly Id<'coh'>[] | null): Promise<KeptFlag[]> {
  const query =
    cohortIds === null
      ? select(reads).where('f.state', '<>', 'cleared')
      : select(reads).where((eb) => eb('f.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
  return (await query.execute()).map(toFlag)
}

/** Locked until the transaction ends. */
export async function lockFlag(tx: Tx, { cohortId, personId }: Learner): Promise<KeptFlag | null> {
  const row = await select(tx)
    .where('f.cohort_id', '=', cohortId)
    .where('f.person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return row ? toFlag(row) : null
}

/** A flag keeps its day while it stays raised. */
export async function saveFlag(
  tx: Tx,
  { cohortId, personId }: Learner,
  flag: Flag & { since: Instant },
): Promise<void> {
  const values = { state: flag.state, reasons: json([...flag.reasons]), since: timestamp(flag.since) }
  await tx.db
    .insertInto('care.flags')
    .values({ organisation_id: organisationOf(tx), cohort_id: cohortId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'cohort_id', 'person_id']).doUpdateSet(values))
    .execute()
}

export type FlagEventKept = {
  readonly event: FlagEvent
  readonly state: FlagState
  readonly words: string
  readonly by: Id<'per'> | null
  readonly at: Instant
}

/** The flag is locked or was just made: numbers follow one another. */
export async function insertFlagEvent(
  tx: Tx,
  { cohortId, personId }: Learner,
  { event, state, words, by }: Omit<FlagEventKept, 'at'>,
): Promise<void> {
  await sql`
    insert into care.flag_events (organisation_id, cohort_id, person_id, number, event, state, words, by, at)
    select ${organisationOf(tx)}, ${cohortId}, ${personId}, coalesce(max(e.number), 0) + 1, ${event}, ${state}, ${words}, ${by}, ${timestamp(tx.now)}
    from care.flag_events e
    where ${tenant(tx, 'e')} and e.cohort_id = ${cohortId} and e.person_id = ${personId}`.execute(tx.db)
}

/** What became of a flag, newest first. */
export async function flagEventsOf(reads: Reads, { cohortId, personId }: Learner): Promise<FlagEventKept[]> {
  const rows = await reads.db
    .selectFrom('care.flag_events as e')
    .select(['e.event', 'e.state', 'e.words', 'e.by', 'e.at'])
    .where(tenant(reads, 'e'))
    .where('e.cohort_id', '=', cohortId)
    .where('e.person_id', '=', personId)
    .orderBy('e.number', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    event: row.event as FlagEvent,
    state: row.state as FlagState,
    words: row.words,
    by: row.by as Id<'per'> | null,
    at: row.at,
  }))
}
