import type { Database } from '../../platform/db/transaction.ts'
import { fitTask, type FitterOf } from './app/fit-memory.ts'
import { remindAll, type RemindSettings } from './app/remind.ts'

/** This module's jobs, by name. */
export const reviewTasks = (
  database: Database,
  { fitterOf, ...settings }: RemindSettings & { readonly fitterOf: FitterOf },
) => ({
  'reviews.remind': () => remindAll(database, settings),
  'reviews.fit': (payload: unknown) => fitTask(database, payload, fitterOf),
})

/** Cron fields in UTC: often enough for every zone's quarter hours. */
export const reviewRecurring = [{ task: 'reviews.remind', cron: '*/15 * * * *' }] as const
