import type { Response, ResponseKind } from '@cadre/attempt'
import type { Id } from '@cadre/kernel'
import type { PollPhase } from '@cadre/session'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Answer, Poll, Purpose } from '../domain/poll.ts'
import type { PollId, RunId } from '../domain/run-record.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('delivery.polls as p')
    .select(['p.poll_id', 'p.run_id', 'p.purpose', 'p.number', 'p.question_id', 'p.version_id', 'p.item_kind'])
    .select(['p.domain', 'p.objective', 'p.why', 'p.phase', 'p.opened_at', 'p.closed_at'])
    .where(tenant(reads, 'p'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toPoll = (row: Row): Poll => ({
  pollId: row.poll_id as PollId,
  runId: row.run_id as RunId,
  purpose: row.purpose as Purpose,
  number: row.number,
  questionId: row.question_id as Id<'qst'>,
  versionId: row.version_id as Id<'qve'>,
  itemKind: row.item_kind as ResponseKind,
  domain: row.domain,
  objective: row.objective,
  why: row.why,
  phase: row.phase as PollPhase,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
})

/** Of one run, the opening's first. */
export async function pollsOf(reads: Reads, runId: RunId): Promise<Poll[]> {
  const rows = await select(reads).where('p.run_id', '=', runId).orderBy('p.purpose').orderBy('p.number').execute()
  return rows.map(toPoll)
}

export async function findPoll(reads: Reads, pollId: PollId): Promise<Poll | null> {
  const row = await select(reads).where('p.poll_id', '=', pollId).executeTakeFirst()
  return row ? toPoll(row) : null
}

/** Those that come closed were marked where they were asked. */
export async function insertPolls(tx: Tx, polls: readonly Poll[]): Promise<void> {
  if (polls.length === 0) return
  await tx.db
    .insertInto('delivery.polls')
    .values(
      polls.map((poll) => ({
        organisation_id: organisationOf(tx),
        poll_id: poll.pollId,
        run_id: poll.runId,
        purpose: poll.purpose,
        number: poll.number,
        question_id: poll.questionId,
        version_id: poll.versionId,
        item_kind: poll.itemKind,
        domain: poll.domain,
        objective: poll.objective,
        why: poll.why,
        phase: poll.phase,
        opened_at: poll.openedAt && timestamp(poll.openedAt),
        closed_at: poll.closedAt && timestamp(poll.closedAt),
        marked_at: poll.closedAt && timestamp(poll.closedAt),
      })),
    )
    .execute()
}

/** Waits for answers that are being written: none comes after a poll was closed. */
export async function savePollPhase(tx: Tx, { pollId, phase, openedAt, closedAt }: Poll): Promise<void> {
  await tx.db
    .updateTable('delivery.polls as p')
    .set({ phase, opened_at: openedAt && timestamp(openedAt), closed_at: closedAt && timestamp(closedAt) })
    .where(tenant(tx, 'p'))
    .where('p.poll_id', '=', pollId)
    .execute()
}

export type PollAnswer = Answer & { readonly pollId: PollId; readonly points: number | null }

/** Answers to these polls. */
export async function answersTo(reads: Reads, pollIds: readonly PollId[]): Promise<PollAnswer[]> {
  if (pollIds.length === 0) return []
  const rows = await reads.db
    .selectFrom('delivery.answers as a')
    .select(['a.poll_id', 'a.person_id', 'a.response', 'a.at', 'a.points'])
    .where(tenant(reads, 'a'))
    .where('a.poll_id', 'in', [...pollIds])
    .orderBy('a.at')
    .orderBy('a.person_id')
    .execute()
  return rows.map((row) => ({
    pollId: row.poll_id as PollId,
    personId: row.person_id as Id<'per'>,
    response: row.response as Response,
    at: row.at,
    points: row.points,
  }))
}

export async function answersBy(reads: Reads, personId: Id<'per'>, pollIds: readonly PollId[]): Promise<PollAnswer[]> {
  if (pollIds.length === 0) return []
  const rows = await reads.db
    .selectFrom('delivery.answers as a')
    .select(['a.poll_id', 'a.response', 'a.at', 'a.points'])
    .where(tenant(reads, 'a'))
    .where('a.poll_id', 'in', [...pollIds])
    .where('a.person_id', '=', personId)
    .execute()
  return rows.map((row) => ({
    pollId: row.poll_id as PollId,
    personId,
    response: row.response as Response,
    at: row.at,
    points: row.points,
  }))
}

/** Notes what each answer of a poll was worth. */
export async function saveMarks(
  tx: Tx,
  pollId: PollId,
  marks: readonly { readonly personId: Id<'per'>; readonly points: number }[],
): Promise<void> {
  await sql`
    update delivery.answers a set points = t.points
    from unnest(${marks.map(({ personId }) => personId)}::text[], ${marks.map(({ points }) => points)}::int[]) t(person_id, points)
    where ${tenant(tx, 'a')} and a.poll_id = ${pollId} and a.person_id = t.person_id`.execute(tx.db)
  await tx.db
    .updateTable('delivery.polls as p')
    .set({ marked_at: timestamp(tx.now) })
    .where(tenant(tx, 'p'))
    .where('p.poll_id', '=', pollId)
    .execute()
}
