import { applyAll, nextDueAt, type AttemptEvent, type Decision } from '@cadre/attempt'
import { present } from '@cadre/kernel'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { AttemptRecord } from '../domain/attempt-record.ts'
import { insertEvents } from '../store/attempt-events.ts'
import { saveAttempt } from '../store/attempts.ts'
import { insertWriter } from '../store/writers.ts'
import { markAttempt } from './mark-attempt.ts'

/**
 * Writes a decision down: the log's new lines, the row, and what follows from them. The one place where an attempt changes
 * besides `keep_events`; the row is locked.
 */
export async function settle(tx: Tx, record: AttemptRecord, { events }: Decision): Promise<AttemptRecord> {
  if (events.length === 0) return record
  const settled = { ...record, state: applyAll(record.state, events) }
  for (const event of events) await write(tx, record, event)
  await saveAttempt(tx, record.attemptId, settled.state, { saved: events.some(({ kind }) => kind === 'stored') })
  if (events.some(({ kind }) => kind === 'finalised'))
    await markAttempt(tx, settled, { by: null, reason: 'first marking' })
  if (events.some(({ kind }) => kind !== 'stored')) await announce(tx, settled, events)
  return settled
}

async function write(tx: Tx, { attemptId }: AttemptRecord, event: AttemptEvent): Promise<void> {
  if (event.kind === 'stored') await insertEvents(tx, attemptId, event.events)
  if (event.kind === 'pen-taken') await insertWriter(tx, attemptId, event.epoch, event.writer)
}

async function announce(tx: Tx, { attemptId, assessmentId, state }: AttemptRecord, events: readonly AttemptEvent[]) {
  for (const event of events) {
    if (event.kind === 'closed')
      tx.record({ operation: 'assessments.end', subject: attemptId, detail: { cause: event.cause } })
    if (event.kind === 'accommodated')
      tx.record({
        operation: 'assessments.extra-time',
        subject: attemptId,
        detail: { extraMs: event.extraMs, reason: event.reason },
      })
  }
  await wakeSweeper(tx, attemptId, state)
  tx.changed('assessments', assessmentId)
}

/** A job at the moment when time alone changes the attempt; a later deadline replaces it. */
export async function wakeSweeper(tx: Tx, attemptId: string, state: AttemptRecord['state']): Promise<void> {
  const dueAt = nextDueAt(state)
  if (dueAt === null) return
  await tx.enqueue({
    task: 'assessments.sweep-one',
    payload: { organisationId: organisationOf(tx), attemptId },
    runAt: dueAt,
    key: `sweep ${present(attemptId, 'an attempt has an id')}`,
  })
}
