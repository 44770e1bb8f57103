import type { Id } from '@cadre/kernel'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { RunId, RunRecord } from '../domain/run-record.ts'
import { countsOf } from '../store/counts.ts'
import { sharedRunOf } from './shared-view.ts'

/** The topic of a run's own stream. */
export const topicOfRun = (runId: string): string => `delivery ${runId}`

/** Tells everybody in the room the new state, and trainers' consoles that there is something to ask for. */
export async function tellState(tx: Tx, record: RunRecord) {
  const shared = await sharedRunOf(tx, record)
  tx.publish({ topic: topicOfRun(record.runId), name: 'state', data: shared })
  tellConsoles(tx, record.runId)
  return shared
}

/** Only what is counted has changed, or what trainers alone see. */
export async function tellCounts(tx: Tx, runId: RunId): Promise<void> {
  const counts = await countsOf(tx, runId)
  if (counts) tx.publish({ topic: topicOfRun(runId), name: 'counts', data: counts })
  tellConsoles(tx, runId)
}

export const tellConsoles = (tx: Tx, subject: RunId | Id<'coh'>): void => tx.changed('delivery', subject)
