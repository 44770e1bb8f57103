import type { Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { weekKey, type WeekSums } from '../domain/belief.ts'
import type { GroupWeek } from '../domain/group-growth.ts'
import type { Learner } from '../domain/learner.ts'

/** A person's sums of these weeks, by `weekKey`. */
export async function weeksOf(
  reads: Reads,
  { personId, certificationId }: Learner,
  weeks: readonly number[],
): Promise<Map<string, WeekSums>> {
  const rows = await reads.db
    .selectFrom('readiness.weeks as w')
    .select(['w.week', 'w.domain', 'w.answers', 'w.right_answers', 'w.likelihood'])
    .where(tenant(reads, 'w'))
    .where('w.person_id', '=', personId)
    .where('w.certification_id', '=', certificationId)
    .where((eb) => eb('w.week', '=', eb.fn.any(eb.val([...weeks]))))
    .execute()
  const sums = rows.map(({ right_answers, ...row }): WeekSums => ({ ...row, right: right_answers }))
  return new Map(sums.map((each) => [weekKey(each), each]))
}

export async function saveWeeks(
  tx: Tx,
  { personId, certificationId }: Learner,
  weeks: ReadonlyMap<string, WeekSums>,
): Promise<void> {
  if (weeks.size === 0) return
  await tx.db
    .insertInto('readiness.weeks')
    .values(
      [...weeks.values()].map(({ week, domain, answers, right, likelihood }) => ({
        organisation_id: organisationOf(tx),
        person_id: personId,
        certification_id: certificationId,
        week,
        domain,
        answers,
        right_answers: right,
        likelihood: [...likelihood],
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'person_id', 'certification_id', 'week', 'domain']).doUpdateSet((eb) => ({
        answers: eb.ref('excluded.answers'),
        right_answers: eb.ref('excluded.right_answers'),
        likelihood: eb.ref('excluded.likelihood'),
      })),
    )
    .execute()
}

/** A hundred people tell a group's level as well as five hundred would. */
const enoughPeople = 100

/** The sums of a group from a week on, each week and domain as one: added up where they lie. */
export async function groupWeeksOf(
  reads: Reads,
  asked: { readonly personIds: readonly Id<'per'>[]; readonly certificationId: Id<'crt'>; readonly from: number },
): Promise<GroupWeek[]> {
  const people = asked.personIds.toSorted().slice(0, enoughPeople)
  const { rows } = await sql<GroupWeek>`
    with given as (
      select w.week, w.domain, w.answers, w.right_answers, w.likelihood from readiness.weeks w
      where ${tenant(reads, 'w')} and w.person_id = any(${people}) and w.certification_id = ${asked.certificationId} and w.week >= ${asked.from}
    ), sums as (
      select week, domain, sum(answers)::int answers, sum(right_answers)::int "right", max(answers) most from given group by week, domain
    ), nodes as (
      select week, domain, n, sum(value) value from given, unnest(likelihood) with ordinality as t(value, n) group by week, domain, n
    )
    select s.*, (select array_agg(value order by n) from nodes k where k.week = s.week and k.domain = s.domain) likelihood
    from sums s order by week, domain`.execute(reads.db)
  return rows
}
