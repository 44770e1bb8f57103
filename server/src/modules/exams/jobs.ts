import type { Database } from '../../platform/db/transaction.ts'
import { remindAll } from './app/remind.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. */
export const examTasks = (
  database: Database,
  { publicUrl }: { readonly publicUrl: string },
): Readonly<Record<'exams.remind', Task>> => ({
  'exams.remind': () => remindAll(database, publicUrl),
})

/** Hourly, for a day begins at another hour in every zone; each letter goes out once. Cron fields in UTC. */
export const examRecurring = [{ task: 'exams.remind', cron: '23 * * * *' }] as const
