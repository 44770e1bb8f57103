import type { Database } from '../../../platform/db/transaction.ts'

/** How far work is, told no more often than somebody would see. */
export function atMostEvery({ clock }: Database, ms: number, tell: (progress: number) => Promise<void>) {
  let last = clock()
  return async (progress: number): Promise<void> => {
    const now = clock()
    if (now - last < ms) return
    last = now
    await tell(progress)
  }
}
