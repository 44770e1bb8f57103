import type { Instant } from '@cadre/kernel'
import { commitStatement, type Database } from '../../../platform/db/transaction.ts'
import { gathered } from '../../../platform/db/gathered.ts'
import { integers, texts, timestamp } from '../../../platform/db/values.ts'

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

/** A line of assessments.keep_events: a save that was kept. `fresh` null: all of its events are. */
export type Line = {
  save: number
  started: Instant
  deadline: Instant | null
  extra: number
  reached: number
  fresh: readonly string[] | null
}

/**
 * Group commit (ADR 0017): saves of many takers in one statement, acknowledged when it is committed. Null: not the plain case,
 * and nothing was written.
 */
export const keepTogether = (database: Database): ((save: PlainSave) => Promise<Kept | null>) =>
  gathered<PlainSave, Kept | null>((saves) => keep(database, saves), { most: 34, runs: 3, begin: setImmediate })

async function keep(database: Database, saves: readonly PlainSave[]): Promise<(Kept | null)[]> {
  const at = database.clock()
  // In the order in which every process locks attempts.
  const order = saves.map((_, index) => index).toSorted((a, b) => (attemptOf(saves, a) < attemptOf(saves, b) ? -1 : 1))
  const ordered = order.flatMap((index) => saves[index] ?? [])
  const lines = await commitStatement<Line>(database, keepEvents(ordered, at))
  const answers = saves.map((): Kept | null => null)
  for (const { save, started, deadline, extra, reached, fresh } of lines) {
    const [asked, index] = [ordered[save - 1], order[save - 1]]
    if (!asked || index === undefined) continue
    const { epoch, events } = asked
    const ids = new Set(fresh ?? events.map(({ id }) => id))
    const standing = { startedAt: started, deadlineAt: deadline, extraMs: extra, sequence: reached }
    answers[index] = { at, epoch, fresh: ids, ...standing }
  }
  return answers
}

const attemptOf = (saves: readonly PlainSave[], index: number): string => saves[index]?.attemptId ?? ''

/** The statement that keeps saves; they must be ordered by attempt. */
export function keepEvents(saves: readonly PlainSave[], at: Instant) {
  const events = saves.flatMap((save, index) =>
    save.events.map((event, place) => ({ ...event, save: index + 1, place: place + 1 })),
  )
  return {
    name: 'assessments_keep_events',
    text: `select save, started, deadline, extra, reached, fresh
      from assessments.keep_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      texts([...new Set(saves.map(({ organisationId }) => organisationId))].toSorted()),
      texts(saves.map(({ organisationId }) => organisationId)),
      texts(saves.map(({ attemptId }) => attemptId)),
      texts(saves.map(({ writer }) => writer)),
      integers(saves.map(({ epoch }) => epoch)),
      integers(saves.map((save) => save.events.length)),
      integers(events.map(({ save }) => save)),
      integers(events.map(({ place }) => place)),
      texts(events.map(({ id }) => id)),
      integers(events.map(({ sequence }) => sequence)),
      texts(events.map(({ madeAt }) => madeAt)),
      texts(events.map(({ content }) => JSON.stringify(content))),
      timestamp(at),
    ],
  }
}
