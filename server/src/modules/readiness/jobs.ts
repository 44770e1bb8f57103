import type { Database } from '../../platform/db/transaction.ts'
import { followTask } from './app/follow.ts'
import { dailyTask, freezeTask } from './app/freeze.ts'
import type { ResultsOf } from './app/outcomes.ts'
import { replayTask } from './app/replay.ts'

type Task = (payload: unknown) => Promise<void>
type Name = 'readiness.follow' | 'readiness.booked' | 'readiness.daily' | 'readiness.replay'

/** This module's jobs, by name. */
export const readinessTasks = (database: Database, resultsOf: ResultsOf): Readonly<Record<Name, Task>> => ({
  'readiness.follow': (payload) => followTask(database, payload),
  'readiness.booked': (payload) => freezeTask(database, payload),
  'readiness.daily': () => dailyTask(database, resultsOf),
  'readiness.replay': (payload) => replayTask(database, payload),
})

/** Cron fields in UTC: once a night. */
export const readinessRecurring = [{ task: 'readiness.daily', cron: '40 1 * * *' }] as const
