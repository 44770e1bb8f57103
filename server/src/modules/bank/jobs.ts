import { ok } from '@cadre/kernel'
import { as, transact, type Database } from '../../platform/db/transaction.ts'
import { systemScope } from '../../platform/scope.ts'
import { changeManyTask } from './app/run-bulk-change.ts'
import { addFileTask, readFileTask } from './app/run-import.ts'
import { KeptReading } from './reader/kept-reading.ts'
import { readingLimits } from './reader/read-in-child.ts'
import { addUpTallies } from './store/tallies.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. @param limits of the process that reads a file. */
export const bankTasks = (
  database: Database,
  limits = readingLimits,
): Readonly<Record<'bank.read-file' | 'bank.add-file' | 'bank.change-many' | 'bank.add-up', Task>> => {
  const importing = { database, limits, kept: new KeptReading() }
  return {
    'bank.read-file': (payload) => readFileTask(importing, payload),
    'bank.add-file': (payload) => addFileTask(importing, payload),
    'bank.change-many': (payload) => changeManyTask(database, payload),
    'bank.add-up': async () => {
      await transact(database, as(systemScope), async (tx) => {
        await addUpTallies(tx)
        return ok(null)
      })
    },
  }
}

/** Cron fields in UTC. */
export const bankRecurring = [{ task: 'bank.add-up', cron: '29 * * * *' }] as const
