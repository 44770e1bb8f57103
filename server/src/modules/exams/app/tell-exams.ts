import type { Tx } from '../../../platform/db/transaction.ts'

/** Open screens ask again for what they show of exams. */
export const tellExams = (tx: Tx, subject: string): Promise<void> =>
  tx.publish({ topic: 'exams', name: 'changed', data: { topic: 'exams', subject } })
