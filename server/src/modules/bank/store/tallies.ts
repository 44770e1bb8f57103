import type { Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../domain/question.ts'
import type { State } from '../domain/workflow.ts'

export type PlaceCount = {
  readonly certificationId: Id<'crt'>
  readonly domain: string
  readonly state: State
  readonly authorId: PersonId | null
  readonly count: number
}

/** Triggers write what each statement changed (migration 0175); here it is added up. */
const counted = sql<number>`sum(t.questions)::integer`

/** How many questions stand where, by whom. */
export async function countsByPlace(reads: Reads): Promise<PlaceCount[]> {
  const rows = await reads.db
    .selectFrom('bank.place_tallies as t')
    .select(['t.certification_id', 't.domain', 't.state', 't.author_id', counted.as('count')])
    .where(tenant(reads, 't'))
    .groupBy(['t.certification_id', 't.domain', 't.state', 't.author_id'])
    .having(counted, '<>', 0)
    .execute()
  return rows.map((row) => ({
    certificationId: row.certification_id as Id<'crt'>,
    domain: row.domain,
    state: row.state as State,
    authorId: row.author_id as PersonId | null,
    count: row.count,
  }))
}

/** The most frequent first. */
export const countsByTag = (reads: Reads): Promise<{ value: string; count: number }[]> =>
  reads.db
    .selectFrom('bank.tag_tallies as t')
    .select(['t.tag as value', counted.as('count')])
    .where(tenant(reads, 't'))
    .groupBy('t.tag')
    .having(counted, '<>', 0)
    .orderBy('count', 'desc')
    .orderBy('t.tag')
    .limit(200)
    .execute()

/** So many are added up at each reading in a few milliseconds. */
const mostGathered = 2_000

/** Adds up what has gathered, for organisations where it is much. @param from how many lines are much. */
export async function addUpTallies({ db }: Tx, from = mostGathered): Promise<void> {
  await sql`
    with much as (select organisation_id from bank.place_tallies group by 1 having count(*) > ${from}),
      gone as (delete from bank.place_tallies t using much where t.organisation_id = much.organisation_id returning t.*)
    insert into bank.place_tallies (organisation_id, certification_id, domain, state, author_id, questions)
      select organisation_id, certification_id, domain, state, author_id, sum(questions) from gone
      group by 1, 2, 3, 4, 5 having sum(questions) <> 0`.execute(db)
  await sql`
    with much as (select organisation_id from bank.tag_tallies group by 1 having count(*) > ${from}),
      gone as (delete from bank.tag_tallies t using much where t.organisation_id = much.organisation_id returning t.*)
    insert into bank.tag_tallies (organisation_id, tag, questions)
      select organisation_id, tag, sum(questions) from gone group by 1, 2 having sum(questions) <> 0`.execute(db)
}
