import type { Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'

export type Learner = { readonly personId: Id<'per'>; readonly certificationId: Id<'crt'> }
export const learnerKey = ({ personId, certificationId }: Learner): string => `${personId} ${certificationId}`

/** Locks learners in the order of their keys and gives the number of each one's last answer; who is new begins at 0. */
export async function lockLearners(tx: Tx, learners: readonly Learner[]): Promise<Map<string, number>> {
  const ordered = learners.toSorted((a, b) => (learnerKey(a) < learnerKey(b) ? -1 : 1))
  const { rows } = await sql<{ person_id: Id<'per'>; certification_id: Id<'crt'>; last_sequence: number }>`
    insert into reviews.learners (organisation_id, person_id, certification_id, last_sequence)
    select ${organisationOf(tx)}, t.person, t.certification, 0
    from unnest(${ordered.map(({ personId }) => personId)}::text[], ${ordered.map(({ certificationId }) => certificationId)}::text[])
      as t(person, certification)
    on conflict (organisation_id, person_id, certification_id) do update set last_sequence = learners.last_sequence
    returning person_id, certification_id, last_sequence`.execute(tx.db)
  return new Map(
    rows.map((row) => [
      learnerKey({ personId: row.person_id, certificationId: row.certification_id }),
      row.last_sequence,
    ]),
  )
}

export async function saveSequences(tx: Tx, saved: readonly (Learner & { readonly sequence: number })[]) {
  await sql`
    update reviews.learners l set last_sequence = t.sequence
    from unnest(${saved.map(({ personId }) => personId)}::text[], ${saved.map(({ certificationId }) => certificationId)}::text[],
      ${saved.map(({ sequence }) => sequence)}::integer[]) as t(person, certification, sequence)
    where l.organisation_id = ${organisationOf(tx)} and l.person_id = t.person and l.certification_id = t.certification`.execute(
    tx.db,
  )
}

/** How much a person answered, corrections counted: read from the counters, however long the record is. */
export async function answersGiven(reads: Reads, personId: Id<'per'>): Promise<number> {
  const { given } = await reads.db
    .selectFrom('reviews.learners as l')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('l.last_sequence'), sql<number>`0`).as('given'))
    .where(tenant(reads, 'l'))
    .where('l.person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return given
}

/** The certifications that a person ever answered a question of. */
export async function certificationsLearned(reads: Reads, personId: Id<'per'>): Promise<Id<'crt'>[]> {
  const rows = await reads.db
    .selectFrom('reviews.learners as l')
    .select('l.certification_id')
    .where(tenant(reads, 'l'))
    .where('l.person_id', '=', personId)
    .orderBy('l.certification_id')
    .execute()
  return rows.map(({ certification_id }) => certification_id as Id<'crt'>)
}
