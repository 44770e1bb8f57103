import type { Attempt, Cause, Conditions, Phase } from '@cadre/attempt'
import { present, type Id, type Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { AssessmentId, AttemptId, FormId } from '../domain/assessment.ts'
import type { AttemptRecord, AttemptResult } from '../domain/attempt-record.ts'

const columns = [
  't.attempt_id',
  't.assessment_id',
  't.form_id',
  't.person_id',
  't.number',
  't.phase',
  't.limit_ms',
  't.window_ends_at',
  't.grace_ms',
  't.extra_ms',
  't.started_at',
  't.deadline_at',
  't.epoch',
  't.writer',
  't.sequence',
  't.last_saved_at',
  't.closed_at',
  't.cause',
  't.finalised_at',
  't.gradings',
  't.honour_code_version',
  't.closed_book_declared',
  't.met_before',
  't.points',
  't.out_of',
  't.recorded',
] as const

const select = (reads: Reads) =>
  reads.db.selectFrom('assessments.attempts as t').select(columns).where(tenant(reads, 't'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const stateOf = (row: Row): Attempt => ({
  phase: row.phase as Phase,
  terms: { limitMs: row.limit_ms, windowEndsAt: row.window_ends_at, graceMs: row.grace_ms },
  extraMs: row.extra_ms,
  startedAt: row.started_at,
  deadlineAt: row.deadline_at,
  epoch: row.epoch,
  writer: row.writer,
  sequence: row.sequence,
  closedAt: row.closed_at,
  cause: row.cause as Cause | null,
  finalisedAt: row.finalised_at,
  gradings: row.gradings,
})

const toRecord = (row: Row): AttemptRecord => ({
  attemptId: row.attempt_id as AttemptId,
  assessmentId: row.assessment_id as AssessmentId,
  formId: row.form_id as FormId,
  personId: row.person_id as Id<'per'>,
  number: row.number,
  startedAt: row.started_at,
  state: stateOf(row),
  lastSavedAt: row.last_saved_at,
  declared: { honourCodeVersion: row.honour_code_version, closedBook: row.closed_book_declared },
  metBefore: row.met_before,
  result:
    row.points === null || row.out_of === null || row.recorded === null
      ? null
      : { points: row.points, outOf: row.out_of, recorded: row.recorded as Conditions },
})

export type AttemptsWanted = {
  readonly assessmentIds?: readonly AssessmentId[]
  readonly personId?: Id<'per'>
}

/** Attempts in the order of their starts. */
export async function attemptsOf(reads: Reads, wanted: AttemptsWanted): Promise<AttemptRecord[]> {
  let query = select(reads).orderBy('t.started_at').orderBy('t.attempt_id')
  if (wanted.assessmentIds) query = query.where('t.assessment_id', 'in', [...wanted.assessmentIds, ''])
  if (wanted.personId !== undefined) query = query.where('t.person_id', '=', wanted.personId)
  return (await query.execute()).map(toRecord)
}

export async function findAttempt(reads: Reads, attemptId: AttemptId): Promise<AttemptRecord | null> {
  const row = await select(reads).where('t.attempt_id', '=', attemptId).executeTakeFirst()
  return row ? toRecord(row) : null
}

/** Locked until the transaction ends; after its assessment, before its events. */
export async function lockAttempt(tx: Tx, attemptId: AttemptId): Promise<AttemptRecord | null> {
  const row = await select(tx).where('t.attempt_id', '=', attemptId).forUpdate().executeTakeFirst()
  return row ? toRecord(row) : null
}

const at = (instant: Instant | null) => (instant === null ? null : timestamp(instant))

const valuesOf = (state: Attempt) => ({
  phase: state.phase,
  extra_ms: state.extraMs,
  deadline_at: at(state.deadlineAt),
  epoch: state.epoch,
  writer: present(state.writer, 'a started attempt has a writer'),
  sequence: state.sequence,
  closed_at: at(state.closedAt),
  cause: state.cause,
  finalised_at: at(state.finalisedAt),
  gradings: state.gradings,
})

type Started = Pick<
  AttemptRecord,
  'assessmentId' | 'formId' | 'personId' | 'number' | 'declared' | 'metBefore' | 'state'
>

export async function insertAttempt(tx: Tx, started: Started): Promise<AttemptId> {
  const attemptId = tx.newId('att')
  const { terms, startedAt } = started.state
  await tx.db
    .insertInto('assessments.attempts')
    .values({
      organisation_id: organisationOf(tx),
      attempt_id: attemptId,
      assessment_id: started.assessmentId,
      form_id: started.formId,
      person_id: started.personId,
      number: started.number,
      limit_ms: terms.limitMs,
      window_ends_at: at(terms.windowEndsAt),
      grace_ms: terms.graceMs,
      started_at: timestamp(present(startedAt, 'it starts now')),
      ...valuesOf(started.state),
      honour_code_version: started.declared.honourCodeVersion,
      closed_book_declared: started.declared.closedBook,
      met_before: started.metBefore,
    })
    .execute()
  return attemptId
}

export async function saveAttempt(
  tx: Tx,
  attemptId: AttemptId,
  state: Attempt,
  { saved }: { saved: boolean },
): Promise<void> {
  await tx.db
    .updateTable('assessments.attempts as t')
    .set({ ...valuesOf(state), ...(saved && { last_saved_at: timestamp(tx.now) }) })
    .where(tenant(tx, 't'))
    .where('t.attempt_id', '=', attemptId)
    .execute()
}

export async function saveResult(
  tx: Tx,
  attemptId: AttemptId,
  { points, outOf, recorded }: AttemptResult,
): Promise<void> {
  await tx.db
    .updateTable('assessments.attempts as t')
    .set({ points, out_of: outOf, recorded: json(recorded) })
    .where(tenant(tx, 't'))
    .where('t.attempt_id', '=', attemptId)
    .execute()
}

export type AttemptCounts = { readonly live: number; readonly ended: number }

export async function attemptCounts(reads: Reads): Promise<Map<AssessmentId, AttemptCounts>> {
  const rows = await reads.db
    .selectFrom('assessments.attempts as t')
    .select((eb) => [
      't.assessment_id',
      eb.fn.countAll<number>().filterWhere('t.phase', 'in', ['open', 'closed']).as('live'),
      eb.fn.countAll<number>().filterWhere('t.phase', 'in', ['finalised', 'voided']).as('ended'),
    ])
    .where(tenant(reads, 't'))
    .groupBy('t.assessment_id')
    .execute()
  return new Map(rows.map(({ assessment_id, live, ended }) => [assessment_id as AssessmentId, { live, ended }]))
}
