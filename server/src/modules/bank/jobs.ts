import type { Database } from '../../platform/db/transaction.ts'
import { addFileTask, readFileTask } from './app/run-import.ts'
import { KeptReading } from './reader/kept-reading.ts'
import { readingLimits } from './reader/read-in-worker.ts'

type Task = (payload: unknown) => Promise<void>

/** This module's jobs, by name. @param limits of the thread that reads a file. */
export const bankTasks = (
  database: Database,
  limits = readingLimits,
): Readonly<Record<'bank.read-file' | 'bank.add-file', Task>> => {
  const importing = { database, limits, kept: new KeptReading() }
  return {
    'bank.read-file': (payload) => readFileTask(importing, payload),
    'bank.add-file': (payload) => addFileTask(importing, payload),
  }
}
