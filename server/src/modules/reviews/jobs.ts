import type { Database } from '../../platform/db/transaction.ts'
import { remindAll, type RemindSettings } from './app/remind.ts'

/** This module's jobs, by name. */
export const reviewTasks = (database: Database, settings: RemindSettings) => ({
  'reviews.remind': () => remindAll(database, settings),
})

/** Cron fields in UTC: often enough for every zone's quarter hours. */
export const reviewRecurring = [{ task: 'reviews.remind', cron: '*/15 * * * *' }] as const
