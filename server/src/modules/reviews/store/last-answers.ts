import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'

/**
 * When each of these people last answered a question of a certification; who never did is not in it.
 * Answers arrive out of order by minutes or days, not by hundreds: the newest is looked for among the last hundred, so
 * that the cost does not grow with what people have answered.
 */
export async function lastAnswersOf(
  reads: Reads,
  { certificationId, personIds }: { readonly certificationId: Id<'crt'>; readonly personIds: readonly Id<'per'>[] },
): Promise<Map<Id<'per'>, Instant>> {
  const { rows } = await sql<{ person_id: Id<'per'>; at: Instant | null }>`
    select l.person_id, (
      select max(a.at) from reviews.answers a
      where ${tenant(reads, 'a')} and a.person_id = l.person_id and a.certification_id = l.certification_id
        and a.sequence > l.last_sequence - 100
    ) as at
    from reviews.learners l
    where ${tenant(reads, 'l')} and l.certification_id = ${certificationId} and l.person_id = any(${[...personIds]})`.execute(
    reads.db,
  )
  return new Map(rows.flatMap(({ person_id, at }) => (at === null ? [] : [[person_id, at] as const])))
}
