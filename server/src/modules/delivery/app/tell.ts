import type { Id } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { RunId, RunRecord } from '../domain/run-record.ts'
import { countsOf } from '../store/counts.ts'
import { sharedRunOf } from './shared-view.ts'

/** The topic of a run's own stream. */
export const topicOfRun = (runId: string): string => `delivery ${runId}`

/** Tells everybody in the room the new state; trainers' consoles ask for what they alone see when they hear it. */
export async function tellState(tx: Tx, record: RunRecord) {
  const shared = await sharedRunOf(tx, record)
  tx.publish({ topic: topicOfRun(record.runId), name: 'state', data: shared })
  return shared
}

/** Only what is counted has changed, or what trainers alone see: their consoles ask for it when they hear counts. */
export async function tellCounts(tx: Tx, runId: RunId): Promise<void> {
  const counts = await countsOf(tx, runId)
  if (counts) tx.publish({ topic: topicOfRun(runId), name: 'counts', data: counts })
}

/** Pages outside of the room: a session was opened, has ended, has its attendance. Every open screen of the organisation hears it. */
export const tellOutside = (tx: Tx, cohortId: Id<'coh'>): void => tx.changed('delivery', cohortId)
