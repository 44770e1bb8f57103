import type { Database } from '../../platform/db/transaction.ts'
import { sweepAll, sweepNamed } from './app/sweep.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. */
export const assessmentTasks = (
  database: Database,
): Readonly<Record<'assessments.sweep' | 'assessments.sweep-one', Task>> => ({
  'assessments.sweep': () => sweepAll(database),
  'assessments.sweep-one': (payload) => sweepNamed(database, payload),
})

/** Cron fields in UTC. */
export const assessmentRecurring = [{ task: 'assessments.sweep', cron: '* * * * *' }] as const
