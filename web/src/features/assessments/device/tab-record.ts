import { workOnQuestion } from '@cadre/contracts'
import { carriedOver, type Outbox, type Reading, restoreOutbox, type ServerClock, snapshotOf } from '@cadre/attempt'
import { instant } from '@cadre/kernel'
import { z } from 'zod'
import { workIn } from './paper.ts'
import { type WorkByPlace, workShown } from './work.ts'

/** What one tab keeps on disk: what it owes the server, what its screen shows, and what time it is there. */
export type Kept = {
  readonly outbox: Outbox
  readonly work: WorkByPlace
  readonly clock: ServerClock
  /** The question that was on screen last; null before the first. */
  readonly at: string | null
}

export const tabRecordOf = ({ outbox, work, clock, at }: Kept) => ({
  outbox: snapshotOf(outbox),
  work: [...work].map(([question, each]) => ({ question, ...each })),
  clock,
  at,
})
export type TabRecord = ReturnType<typeof tabRecordOf>

const shape = z.object({
  outbox: z.unknown(),
  work: z.array(z.unknown()),
  clock: z.object({
    server: z.number(),
    reading: z.object({ wall: z.number(), steady: z.number() }),
    errorMs: z.number(),
    inDoubt: z.boolean(),
  }),
  at: z.string().nullable().default(null),
})

/** What a tab kept, after the page began anew. Null when it is nothing of the kind. */
export function restoredTab(value: unknown, now: Reading): Kept | null {
  const parsed = shape.safeParse(value)
  const outbox = parsed.success ? restoreOutbox(parsed.data.outbox) : null
  if (!parsed.success || outbox === null) return null
  const { clock, at } = parsed.data
  const read = parsed.data.work.flatMap((each) => workOnQuestion.safeParse(each).data ?? [])
  // What is unsent is known from itself, whatever could not be read of what the screen showed.
  const work = workShown(
    workIn({ work: read }),
    outbox.pending.map(({ event }) => event),
  )
  return { outbox, work, clock: carriedOver({ ...clock, server: instant(clock.server) }, now), at }
}
