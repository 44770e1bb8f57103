import type { Instant } from '@cadre/kernel'
import { commitStatement, type Database } from '../../../platform/db/transaction.ts'
import { gathered } from '../../../platform/db/gathered.ts'
import { timestamp } from '../../../platform/db/values.ts'

export type PlainSave = {
  readonly organisationId: string
  readonly attemptId: string
  /** SHA-256 of the writer's secret, hexadecimal. */
  readonly writer: string
  readonly epoch: number
  readonly events: readonly {
    readonly id: string
    readonly sequence: number
    /** ISO 8601. */
    readonly madeAt: string
    readonly content: object
  }[]
}
export type Kept = {
  readonly at: Instant
  readonly epoch: number
  readonly startedAt: Instant
  readonly deadlineAt: Instant | null
  readonly extraMs: number
  readonly sequence: number
  /** Ids of the events that were not known before. */
  readonly fresh: ReadonlySet<string>
}

/** A line of assessments.keep_events: a save that was kept, or, with `event`, an event that was not known before. */
export type Line = {
  attempt: string
  event: string | null
  save: number
  started: Instant
  deadline: Instant | null
  extra: number
  reached: number
}

/**
 * Group commit (ADR 0017): saves of many takers in one statement, acknowledged when it is committed. Null: not the plain case,
 * and nothing was written.
 */
export const keepTogether = (database: Database): ((save: PlainSave) => Promise<Kept | null>) =>
  gathered<PlainSave, Kept | null>((saves) => keep(database, saves), { most: 100, runs: 2 })

async function keep(database: Database, saves: readonly PlainSave[]): Promise<(Kept | null)[]> {
  const at = database.clock()
  // In the order in which every process locks attempts.
  const ordered = saves.toSorted((a, b) => (a.attemptId < b.attemptId ? -1 : 1))
  const lines = await commitStatement<Line>(database, keepEvents(ordered, at))
  const keptOf = new Map<PlainSave, Kept>()
  const freshOf = new Map<string, Set<string>>()
  for (const { attempt, event, save, ...line } of lines) {
    const fresh = freshOf.get(attempt) ?? new Set()
    freshOf.set(attempt, fresh)
    const asked = ordered[save - 1]
    if (event !== null) fresh.add(event)
    else if (asked) keptOf.set(asked, { at, epoch: asked.epoch, fresh, ...standingOf(line) })
  }
  return saves.map((save) => keptOf.get(save) ?? null)
}

const standingOf = ({
  started,
  deadline,
  extra,
  reached,
}: Pick<Line, 'started' | 'deadline' | 'extra' | 'reached'>) => ({
  startedAt: started,
  deadlineAt: deadline,
  extraMs: extra,
  sequence: reached,
})

/** The statement that keeps saves; they must be ordered by attempt. */
export function keepEvents(saves: readonly PlainSave[], at: Instant) {
  const events = saves.flatMap((save, index) =>
    save.events.map((event, place) => ({ ...event, save: index + 1, place: place + 1 })),
  )
  return {
    name: 'assessments_keep_events',
    text: `select attempt, event, save, started, deadline, extra, reached
      from assessments.keep_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      saves.map(({ organisationId }) => organisationId),
      saves.map(({ attemptId }) => attemptId),
      saves.map(({ writer }) => writer),
      saves.map(({ epoch }) => epoch),
      saves.map((save) => save.events.length),
      events.map(({ save }) => save),
      events.map(({ place }) => place),
      events.map(({ id }) => id),
      events.map(({ sequence }) => sequence),
      events.map(({ madeAt }) => madeAt),
      events.map(({ content }) => JSON.stringify(content)),
      timestamp(at),
    ],
  }
}
