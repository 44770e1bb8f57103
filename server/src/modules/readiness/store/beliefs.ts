import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Belief } from '../domain/belief.ts'
import type { Learner } from '../domain/learner.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('readiness.beliefs as b')
    .select(['b.person_id', 'b.scheme', 'b.domains', 'b.mean', 'b.covariance', 'b.day', 'b.last_active', 'b.answers'])
    .select(['b.right_answers', 'b.last_answer_at', 'b.record_cursor', 'b.model'])
    .where(tenant(reads, 'b'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toBelief = (row: Row): Belief => ({
  scheme: row.scheme,
  domains: row.domains,
  mean: row.mean,
  covariance: row.covariance,
  day: row.day,
  lastActive: row.last_active,
  answers: row.answers,
  right: row.right_answers,
  lastAnswerAt: row.last_answer_at,
  cursor: row.record_cursor,
  model: row.model,
})

/** One writer a learner: what follows the record of one waits here for the other. */
export async function lockLearner(tx: Tx, { personId, certificationId }: Learner): Promise<void> {
  const key = `readiness ${organisationOf(tx)} ${personId} ${certificationId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx.db)
}

export async function findBelief(reads: Reads, { personId, certificationId }: Learner): Promise<Belief | null> {
  const row = await select(reads)
    .where('b.person_id', '=', personId)
    .where('b.certification_id', '=', certificationId)
    .executeTakeFirst()
  return row ? toBelief(row) : null
}

/** What is believed of these people, by person. */
export async function beliefsOf(
  reads: Reads,
  { personIds, certificationId }: { readonly personIds: readonly Id<'per'>[]; readonly certificationId: Id<'crt'> },
): Promise<Map<Id<'per'>, Belief>> {
  const rows = await select(reads)
    .where((eb) => eb('b.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .where('b.certification_id', '=', certificationId)
    .execute()
  return new Map(rows.map((row) => [row.person_id as Id<'per'>, toBelief(row)]))
}

/** Something changed since the newest frozen forecast. */
export async function saveBelief(tx: Tx, { personId, certificationId }: Learner, belief: Belief): Promise<void> {
  const values = {
    scheme: belief.scheme,
    domains: [...belief.domains],
    mean: [...belief.mean],
    covariance: [...belief.covariance],
    day: belief.day,
    last_active: belief.lastActive,
    answers: [...belief.answers],
    right_answers: [...belief.right],
    last_answer_at: timestamp(belief.lastAnswerAt),
    record_cursor: belief.cursor,
    model: belief.model,
    unfrozen_since: timestamp(tx.now),
  }
  await tx.db
    .insertInto('readiness.beliefs')
    .values({ organisation_id: organisationOf(tx), person_id: personId, certification_id: certificationId, ...values })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id', 'certification_id']).doUpdateSet(values),
    )
    .execute()
}

/** Since when something is new; null: the newest frozen forecast says all. */
export async function saveUnfrozen(
  tx: Tx,
  { personId, certificationId }: Learner,
  since: Instant | null,
): Promise<void> {
  await tx.db
    .updateTable('readiness.beliefs as b')
    .set({ unfrozen_since: since === null ? null : timestamp(since) })
    .where(tenant(tx, 'b'))
    .where('b.person_id', '=', personId)
    .where('b.certification_id', '=', certificationId)
    .execute()
}

/** Forgets a person's running values, to read the record again; frozen forecasts stay. */
export async function deleteBelief(tx: Tx, { personId, certificationId }: Learner): Promise<void> {
  await tx.db
    .deleteFrom('readiness.beliefs as b')
    .where(tenant(tx, 'b'))
    .where('b.person_id', '=', personId)
    .where('b.certification_id', '=', certificationId)
    .execute()
}
