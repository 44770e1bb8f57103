import type { Database } from '../../platform/db/transaction.ts'
import { raiseAll } from './app/raise-flags.ts'
import type { CareSource } from './app/source.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. */
export const careTasks = (
  database: Database,
  sources: readonly CareSource[],
): Readonly<Record<'care.raise-flags', Task>> => ({
  'care.raise-flags': () => raiseAll(database, sources),
})

/** Before people in Europe begin their day; what is seen at other hours is worked out when it is looked at. Cron fields in UTC. */
export const careRecurring = [{ task: 'care.raise-flags', cron: '11 4 * * *' }] as const
