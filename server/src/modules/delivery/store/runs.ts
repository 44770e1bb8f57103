import type { Run } from '@cadre/session'
import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { PollId, QuizValues, RunEvent, RunId, RunPlan, RunRecord } from '../domain/run-record.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('delivery.runs as r')
    .select(['r.run_id', 'r.cohort_id', 'r.session_key', 'r.certification_id', 'r.title', 'r.plan', 'r.state'])
    .select(['r.revision', 'r.poll_id', 'r.quiz_value', 'r.takeaways', 'r.opened_by'])
    .where(tenant(reads, 'r'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toRecord = (row: Row): RunRecord => ({
  runId: row.run_id as RunId,
  cohortId: row.cohort_id as Id<'coh'>,
  sessionKey: row.session_key,
  certificationId: row.certification_id as Id<'crt'>,
  title: row.title,
  plan: row.plan as RunPlan,
  run: row.state as Run,
  revision: row.revision,
  pollId: row.poll_id as PollId | null,
  quizValue: row.quiz_value as QuizValues | null,
  takeaways: row.takeaways,
  openedBy: row.opened_by as Id<'per'>,
})

export async function findRun(reads: Reads, runId: RunId): Promise<RunRecord | null> {
  const row = await select(reads).where('r.run_id', '=', runId).executeTakeFirst()
  return row ? toRecord(row) : null
}

export async function lockRun(tx: Tx, runId: RunId): Promise<RunRecord | null> {
  const row = await select(tx).where('r.run_id', '=', runId).forNoKeyUpdate().executeTakeFirst()
  return row ? toRecord(row) : null
}

export async function runOfCohortSession(
  reads: Reads,
  cohortId: Id<'coh'>,
  sessionKey: string,
): Promise<RunRecord | null> {
  const row = await select(reads)
    .where('r.cohort_id', '=', cohortId)
    .where('r.session_key', '=', sessionKey)
    .executeTakeFirst()
  return row ? toRecord(row) : null
}

/** Runs of these cohorts, the newest first. @param cohortIds null: of all */
export async function runsOf(reads: Reads, cohortIds: readonly Id<'coh'>[] | null, limit = 200): Promise<RunRecord[]> {
  let query = select(reads)
  if (cohortIds) query = query.where((eb) => eb('r.cohort_id', '=', eb.fn.any(eb.val([...cohortIds]))))
  const rows = await query.orderBy('r.starts_at', 'desc').orderBy('r.run_id').limit(limit).execute()
  return rows.map(toRecord)
}

const changing = ({ run, revision, pollId, quizValue, takeaways }: RunRecord) => ({
  state: json<unknown>(run),
  phase: run.phase,
  starts_at: timestamp(run.startsAt),
  started_at: run.startedAt && timestamp(run.startedAt),
  ended_at: run.endedAt && timestamp(run.endedAt),
  revision,
  poll_id: pollId,
  quiz_value: quizValue && json<unknown>(quizValue),
  takeaways,
})

export const runRow = (tx: Tx, record: RunRecord) => ({
  organisation_id: organisationOf(tx),
  run_id: record.runId,
  cohort_id: record.cohortId,
  session_key: record.sessionKey,
  certification_id: record.certificationId,
  title: record.title,
  plan: json<unknown>(record.plan),
  opened_by: record.openedBy,
  ...changing(record),
})

/** False: this session has a run already. */
export async function insertRun(tx: Tx, record: RunRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('delivery.runs')
    .values(runRow(tx, record))
    .onConflict((conflict) => conflict.columns(['organisation_id', 'cohort_id', 'session_key']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Saves a run and what was done to it, under its next revision. */
export async function saveRun(tx: Tx, record: RunRecord, event: RunEvent): Promise<RunRecord> {
  const saved = { ...record, revision: record.revision + 1 }
  await tx.db
    .updateTable('delivery.runs as r')
    .set(changing(saved))
    .where(tenant(tx, 'r'))
    .where('r.run_id', '=', record.runId)
    .execute()
  await insertRunEvent(tx, saved, event)
  return saved
}

export async function insertRunEvent(tx: Tx, { runId, revision }: RunRecord, event: RunEvent): Promise<void> {
  await tx.db
    .insertInto('delivery.run_events')
    .values({
      organisation_id: organisationOf(tx),
      run_id: runId,
      revision,
      kind: event.kind,
      detail: json<unknown>(event.detail),
      at: timestamp(event.at),
      by_person: event.by,
    })
    .execute()
}

/** Runs that have ended of the same session of the same certification with the same blocks, the newest twenty. */
export async function runsLikeThis(reads: Reads, { certificationId, sessionKey, run }: RunRecord): Promise<Run[]> {
  const rows = await select(reads)
    .where('r.certification_id', '=', certificationId)
    .where('r.session_key', '=', sessionKey)
    .where('r.phase', '=', 'ended')
    .orderBy('r.starts_at', 'desc')
    .limit(20)
    .execute()
  const shape = shapeOf(run)
  return rows.map(toRecord).flatMap((other) => (shapeOf(other.run) === shape ? [other.run] : []))
}

const shapeOf = ({ blocks }: Run): string =>
  blocks.map(({ kind, title, plannedMs }) => [kind, title, plannedMs]).join(' ')
