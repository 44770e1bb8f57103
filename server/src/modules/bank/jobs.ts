import type { Database } from '../../platform/db/transaction.ts'
import { addFileTask, readFileTask } from './app/run-import.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. */
export const bankTasks = (database: Database): Readonly<Record<'bank.read-file' | 'bank.add-file', Task>> => ({
  'bank.read-file': (payload) => readFileTask(database, payload),
  'bank.add-file': (payload) => addFileTask(database, payload),
})
