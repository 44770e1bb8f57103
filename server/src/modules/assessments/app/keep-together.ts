import { instant, type Instant } from '@cadre/kernel'
import { commitStatement, type Database } from '../../../platform/db/transaction.ts'
import { gathered } from '../../../platform/db/gathered.ts'
import { timestamp } from '../../../platform/db/values.ts'

export type PlainSave = {
  readonly organisationId: string
  readonly attemptId: string
  /** SHA-256 of the writer's secret, hexadecimal. */
  readonly writer: string
  readonly epoch: number
  readonly events: readonly object[]
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
type Answer = { started: number; deadline: number | null; extra: number; sequence: number; fresh: string[] }

/**
 * Group commit (ADR 0017): saves of many takers in one statement, acknowledged when it is committed. Null: not the plain case,
 * and nothing was written.
 */
export const keepTogether = (database: Database): ((save: PlainSave) => Promise<Kept | null>) =>
  gathered<PlainSave, Kept | null>((saves) => keep(database, saves), { most: 100, runs: 2 })

async function keep(database: Database, saves: readonly PlainSave[]): Promise<(Kept | null)[]> {
  const at = database.clock()
  const rows = await commitStatement<{ answers: Record<number, Answer> }>(database, 'cadre_app', {
    name: 'assessments_keep_events',
    text: 'select assessments.keep_events($1, $2) as answers',
    values: [JSON.stringify(saves.map(wire)), timestamp(at)],
  })
  return saves.map(({ epoch }, index) => keptOf(rows[0]?.answers[index + 1], epoch, at))
}

const wire = ({ organisationId, attemptId, writer, epoch, events }: PlainSave) => ({
  o: organisationId,
  a: attemptId,
  w: writer,
  e: epoch,
  v: events,
})

const keptOf = (answer: Answer | undefined, epoch: number, at: Instant): Kept | null =>
  answer === undefined
    ? null
    : {
        at,
        epoch,
        startedAt: instant(answer.started),
        deadlineAt: answer.deadline === null ? null : instant(answer.deadline),
        extraMs: answer.extra,
        sequence: answer.sequence,
        fresh: new Set(answer.fresh),
      }
