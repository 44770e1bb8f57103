import type { ClientEvent, EventContent, StoredEvent, Worth } from '@cadre/attempt'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { AssessmentId, AttemptId } from '../domain/assessment.ts'

/** Everything of an attempt in the order in which it was committed. */
export async function eventsOfAttempt(reads: Reads, attemptId: AttemptId): Promise<StoredEvent[]> {
  const rows = await reads.db
    .selectFrom('assessments.events as e')
    .select(['e.seq', 'e.event_id', 'e.epoch', 'e.sequence', 'e.made_at', 'e.received_at', 'e.content', 'e.worth'])
    .where(tenant(reads, 'e'))
    .where('e.attempt_id', '=', attemptId)
    .orderBy('e.seq')
    .execute()
  return rows.map((row) => ({
    sequence: row.seq,
    event: {
      id: row.event_id,
      epoch: row.epoch,
      sequence: row.sequence,
      madeAt: row.made_at,
      content: row.content as EventContent,
    },
    receivedAt: row.received_at,
    worth: row.worth as Worth,
  }))
}

/** Which of these the log has already, and what they were worth when they came. */
export async function worthsAmong(
  reads: Reads,
  attemptId: AttemptId,
  events: readonly ClientEvent[],
): Promise<Map<string, Worth>> {
  if (events.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('assessments.events as e')
    .select(['e.event_id', 'e.worth'])
    .where(tenant(reads, 'e'))
    .where('e.attempt_id', '=', attemptId)
    .where(
      'e.event_id',
      'in',
      events.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map(({ event_id, worth }) => [event_id, worth as Worth]))
}

/** Which of these the log has already. */
export const knownAmong = async (...of: Parameters<typeof worthsAmong>): Promise<Set<string>> =>
  new Set((await worthsAmong(...of)).keys())

export async function insertEvents(tx: Tx, attemptId: AttemptId, stored: readonly StoredEvent[]): Promise<void> {
  if (stored.length === 0) return
  await tx.db
    .insertInto('assessments.events')
    .values(
      stored.map(({ sequence, event, receivedAt, worth }) => ({
        organisation_id: organisationOf(tx),
        attempt_id: attemptId,
        seq: sequence,
        event_id: event.id,
        epoch: event.epoch,
        sequence: event.sequence,
        made_at: timestamp(event.madeAt),
        received_at: timestamp(receivedAt),
        kind: event.content.kind,
        content: json(event.content),
        worth,
      })),
    )
    .execute()
}

export type Progress = { readonly answered: number; readonly focusLost: number; readonly late: number }

/** How far each attempt at an assessment is: counts, never answers. */
export async function progressOf(reads: Reads, assessmentId: AssessmentId): Promise<Map<AttemptId, Progress>> {
  const rows = await reads.db
    .selectFrom('assessments.events as e')
    .innerJoin('assessments.attempts as t', (join) =>
      join.onRef('t.organisation_id', '=', 'e.organisation_id').onRef('t.attempt_id', '=', 'e.attempt_id'),
    )
    .select((eb) => [
      'e.attempt_id',
      eb.fn
        .count<number>(eb.ref('e.content', '->>').key('question' as never))
        .distinct()
        .filterWhere('e.kind', '=', 'answer')
        .as('answered'),
      eb.fn.countAll<number>().filterWhere('e.kind', '=', 'leave').as('focus_lost'),
      eb.fn.countAll<number>().filterWhere('e.worth', 'in', ['late', 'late-counted', 'fenced']).as('late'),
    ])
    .where(tenant(reads, 'e'))
    .where('t.assessment_id', '=', assessmentId)
    .groupBy('e.attempt_id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.attempt_id as AttemptId,
      { answered: row.answered, focusLost: row.focus_lost, late: row.late },
    ]),
  )
}
