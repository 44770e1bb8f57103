import type { Id, Instant, PlainDate } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'

export type StudyEntry = {
  readonly entryId: string
  readonly cohortId: Id<'coh'> | null
  readonly taskKey: string | null
  readonly on: PlainDate
  readonly startedAt: Instant
  readonly minutes: number
  readonly note: string
}

/** What is there already is left as it is. */
export async function insertStudy(tx: Tx, personId: Id<'per'>, entries: readonly StudyEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.db
    .insertInto('reviews.study')
    .values(
      entries.map((entry) => ({
        organisation_id: organisationOf(tx),
        person_id: personId,
        entry_id: entry.entryId,
        cohort_id: entry.cohortId,
        task_key: entry.taskKey,
        on_date: entry.on,
        started_at: timestamp(entry.startedAt),
        minutes: entry.minutes,
        note: entry.note,
        logged_at: timestamp(tx.now),
      })),
    )
    .onConflict((conflict) => conflict.columns(['organisation_id', 'person_id', 'entry_id']).doNothing())
    .execute()
}

export async function removeEntry(tx: Tx, personId: Id<'per'>, entryId: string): Promise<void> {
  await tx.db
    .updateTable('reviews.study as s')
    .set({ removed_at: timestamp(tx.now) })
    .where(tenant(tx, 's'))
    .where('s.person_id', '=', personId)
    .where('s.entry_id', '=', entryId)
    .where('s.removed_at', 'is', null)
    .execute()
}

/** From a date on, the newest first. */
export async function studySince(reads: Reads, personId: Id<'per'>, since: PlainDate): Promise<StudyEntry[]> {
  const rows = await reads.db
    .selectFrom('reviews.study as s')
    .select(['s.entry_id', 's.cohort_id', 's.task_key', 's.on_date', 's.started_at', 's.minutes', 's.note'])
    .where(tenant(reads, 's'))
    .where('s.person_id', '=', personId)
    .where('s.on_date', '>=', sql<string>`${since}::date`)
    .where('s.removed_at', 'is', null)
    .orderBy('s.on_date', 'desc')
    .orderBy('s.started_at', 'desc')
    .orderBy('s.entry_id')
    .execute()
  return rows.map((row) => ({
    entryId: row.entry_id,
    cohortId: row.cohort_id as Id<'coh'> | null,
    taskKey: row.task_key,
    on: row.on_date as PlainDate,
    startedAt: row.started_at,
    minutes: row.minutes,
    note: row.note,
  }))
}

export type AssignmentState = 'not-begun' | 'begun' | 'done'
export type AssignmentMark = {
  readonly cohortId: Id<'coh'>
  readonly taskKey: string
  readonly state: AssignmentState
}

export async function assignmentMarks(reads: Reads, personId: Id<'per'>): Promise<AssignmentMark[]> {
  const rows = await reads.db
    .selectFrom('reviews.assignments as a')
    .select(['a.cohort_id', 'a.task_key', 'a.state'])
    .where(tenant(reads, 'a'))
    .where('a.person_id', '=', personId)
    .execute()
  return rows.map((row) => ({
    cohortId: row.cohort_id as Id<'coh'>,
    taskKey: row.task_key,
    state: row.state as AssignmentState,
  }))
}

export async function saveMark(tx: Tx, personId: Id<'per'>, { cohortId, taskKey, state }: AssignmentMark) {
  await tx.db
    .insertInto('reviews.assignments')
    .values({
      organisation_id: organisationOf(tx),
      person_id: personId,
      cohort_id: cohortId,
      task_key: taskKey,
      state,
      changed_at: timestamp(tx.now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'person_id', 'cohort_id', 'task_key'])
        .doUpdateSet({ state, changed_at: timestamp(tx.now) })
        // A repeat changes nothing.
        .where('reviews.assignments.state', '<>', state),
    )
    .execute()
}
