import type { Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Encounter } from '../domain/belief.ts'
import type { Learner } from '../domain/learner.ts'

/** How a person last met these questions. */
export async function encountersOf(
  reads: Reads,
  { personId, certificationId }: Learner,
  questionIds: readonly Id<'qst'>[],
): Promise<Map<Id<'qst'>, Encounter>> {
  const rows = await reads.db
    .selectFrom('readiness.encounters as e')
    .select(['e.question_id', 'e.day', 'e.difficulty', 'e.variance'])
    .where(tenant(reads, 'e'))
    .where('e.person_id', '=', personId)
    .where('e.certification_id', '=', certificationId)
    .where((eb) => eb('e.question_id', '=', eb.fn.any(eb.val([...questionIds]))))
    .execute()
  return new Map(
    rows.map(({ question_id, day, difficulty, variance }) => [question_id as Id<'qst'>, { day, difficulty, variance }]),
  )
}

export async function saveEncounters(
  tx: Tx,
  { personId, certificationId }: Learner,
  encounters: ReadonlyMap<Id<'qst'>, Encounter>,
): Promise<void> {
  const all = [...encounters]
  await sql`
    insert into readiness.encounters (organisation_id, person_id, certification_id, question_id, day, difficulty, variance)
    select ${organisationOf(tx)}, ${personId}, ${certificationId}, t.question, t.day, t.difficulty, t.variance
    from unnest(${all.map(([id]) => id)}::text[], ${all.map(([, { day }]) => day)}::float8[],
      ${all.map(([, { difficulty }]) => difficulty)}::float8[], ${all.map(([, { variance }]) => variance)}::float8[])
      as t(question, day, difficulty, variance)
    on conflict (organisation_id, person_id, certification_id, question_id)
    do update set day = excluded.day, difficulty = excluded.difficulty, variance = excluded.variance`.execute(tx.db)
}
