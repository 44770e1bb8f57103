import type { Database } from '../../platform/db/transaction.ts'
import { remindAll } from './app/follow-ups.ts'
import { raiseAll } from './app/raise-flags.ts'
import type { CareSource } from './app/source.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. */
export const careTasks = (
  database: Database,
  { sources, publicUrl }: { readonly sources: readonly CareSource[]; readonly publicUrl: string },
): Readonly<Record<'care.raise-flags' | 'care.remind', Task>> => ({
  'care.raise-flags': () => raiseAll(database, sources),
  'care.remind': () => remindAll(database, publicUrl),
})

/** Before people in Europe begin their day; what is seen at other hours is worked out when it is looked at. Cron fields in UTC. */
export const careRecurring = [
  { task: 'care.raise-flags', cron: '11 4 * * *' },
  // Hourly, as quiet hours end at another time for everybody; each follow-up is mailed once.
  { task: 'care.remind', cron: '37 * * * *' },
] as const
