import type { Response } from '@cadre/attempt'
import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { AttemptId } from '../domain/assessment.ts'

export type StoredMark = {
  readonly place: string
  readonly versionId: Id<'qve'>
  readonly points: number
  readonly correct: boolean
  readonly response: Response | null
  readonly secondsSpent: number
}
export type Marking = {
  readonly attemptId: AttemptId
  readonly marking: number
  readonly by: Id<'per'> | null
  readonly reason: string
  readonly points: number
  readonly outOf: number
  readonly marks: readonly StoredMark[]
}

/** A marking is added, never changed: a regrade leaves the earlier ones. */
export async function insertMarking(tx: Tx, marking: Marking): Promise<void> {
  const key = { organisation_id: organisationOf(tx), attempt_id: marking.attemptId, marking: marking.marking }
  await tx.db
    .insertInto('assessments.markings')
    .values({
      ...key,
      marked_at: timestamp(tx.now),
      marked_by: marking.by,
      reason: marking.reason,
      points: marking.points,
      out_of: marking.outOf,
    })
    .execute()
  if (marking.marks.length === 0) return
  await tx.db
    .insertInto('assessments.marks')
    .values(
      marking.marks.map((mark) => ({
        ...key,
        place: Number(mark.place),
        version_id: mark.versionId,
        points: mark.points,
        correct: mark.correct,
        response: mark.response === null ? null : json(mark.response),
        seconds_spent: mark.secondsSpent,
      })),
    )
    .execute()
}

/** The marks of the newest marking of each attempt. */
export async function newestMarks(
  reads: Reads,
  attemptIds: readonly AttemptId[],
): Promise<Map<AttemptId, StoredMark[]>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('assessments.marks as m')
    .innerJoin('assessments.attempts as t', (join) =>
      join
        .onRef('t.organisation_id', '=', 'm.organisation_id')
        .onRef('t.attempt_id', '=', 'm.attempt_id')
        .onRef('t.gradings', '=', 'm.marking'),
    )
    .select(['m.attempt_id', 'm.place', 'm.version_id', 'm.points', 'm.correct', 'm.response', 'm.seconds_spent'])
    .where(tenant(reads, 'm'))
    .where('m.attempt_id', 'in', [...attemptIds])
    .orderBy('m.place')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.attempt_id as AttemptId)].map(([attemptId, of]) => [attemptId, of.map(toMark)]),
  )
}

type Row = {
  place: number
  version_id: string
  points: number
  correct: boolean
  response: unknown
  seconds_spent: number
}

const toMark = (row: Row): StoredMark => ({
  place: String(row.place),
  versionId: row.version_id as Id<'qve'>,
  points: row.points,
  correct: row.correct,
  response: row.response as Response | null,
  secondsSpent: row.seconds_spent,
})
