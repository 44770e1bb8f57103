import type { Database } from '../../platform/db/transaction.ts'
import { markNamed } from './app/mark-poll.ts'

/** This module's jobs, by name. */
export const deliveryTasks = (
  database: Database,
): Readonly<Record<'delivery.mark-poll', (payload: unknown) => Promise<void>>> => ({
  'delivery.mark-poll': (payload) => markNamed(database, payload),
})
