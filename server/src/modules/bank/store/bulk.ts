import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { PlaceChange } from '../domain/bulk-change.ts'
import type { QuestionId } from '../domain/question.ts'
import type { State } from '../domain/workflow.ts'
import { personOf } from './questions.ts'
import { filtered, type Filter } from './search.ts'

export type Selection =
  | { readonly kind: 'these'; readonly questionIds: readonly QuestionId[] }
  | { readonly kind: 'filter'; readonly filter: Filter }
const selected = (reads: Reads, selection: Selection) =>
  selection.kind === 'filter'
    ? filtered(reads, selection.filter)
    : filtered(reads, {}).where('q.question_id', 'in', [...selection.questionIds])

/** States of the chosen questions, by number. */
export async function countSelected(reads: Reads, selection: Selection): Promise<Map<State, number>> {
  const rows = await selected(reads, selection)
    .select(({ fn }) => ['q.state', fn.countAll<number>().as('count')])
    .groupBy('q.state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state as State, count]))
}

/** One change of many at a time in an organisation: two of the same questions would cross. */
export async function waitForOthers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationOf(tx)} change of many`}, 0))`.execute(tx.db)
}

/** In the order of their ids. */
export async function lockThese(tx: Tx, questionIds: readonly QuestionId[]): Promise<void> {
  await filtered(tx, {})
    .select('q.question_id')
    .where(sql<boolean>`q.question_id = any(${[...questionIds]}::text[])`)
    .orderBy('q.question_id')
    .forUpdate()
    .execute()
}

export async function idsSelected(reads: Reads, selection: Selection): Promise<QuestionId[]> {
  const rows = await selected(reads, selection).select('q.question_id').orderBy('q.question_id').execute()
  return rows.map((row) => row.question_id as QuestionId)
}

const newTags = ({ add, remove }: Extract<PlaceChange, { kind: 'tags' }>) => sql<string[]>`(
  select coalesce(array_agg(distinct t order by t), '{}') from unnest(q.tags || ${[...add]}::text[]) t
  where t <> all(${[...remove]}::text[]))`

function differs(change: PlaceChange) {
  switch (change.kind) {
    case 'tags':
      return sql<boolean>`q.tags is distinct from ${newTags(change)}`
    case 'place':
      return sql<boolean>`(q.domain, q.objective) is distinct from (${change.domain}::text, ${change.objective}::text)`
    case 'difficulty':
      return sql<boolean>`q.difficulty is distinct from ${change.difficulty}::smallint`
  }
}

export async function countChanging(reads: Reads, selection: Selection, change: PlaceChange): Promise<number> {
  const row = await selected(reads, selection)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(differs(change))
    .executeTakeFirstOrThrow()
  return row.count
}

const changed = (tx: Tx) => ({ changed_by: personOf(tx), changed_at: timestamp(tx.now) })

/** @returns how many were changed: those that were so already keep their date. */
export async function changePlaces(tx: Tx, questionIds: readonly QuestionId[], change: PlaceChange): Promise<number> {
  const base = tx.db
    .updateTable('bank.questions as q')
    .set({ ...changed(tx), revision: sql<number>`q.revision + 1` })
    .where(tenant(tx, 'q'))
    .where(sql<boolean>`q.question_id = any(${[...questionIds]}::text[])`)
    .where(differs(change))
  const query =
    change.kind === 'tags'
      ? base.set({ tags: newTags(change) })
      : change.kind === 'place'
        ? base.set({ domain: change.domain, objective: change.objective })
        : base.set({ difficulty: change.difficulty })
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Retires them all, and ends the reviews that wait. @returns how many were not retired before. */
export async function retireAll(tx: Tx, questionIds: readonly QuestionId[], reason: string): Promise<number> {
  const ids = sql`${[...questionIds]}::text[]`
  await sql`
    insert into bank.reviews (organisation_id, version_id, submitted_by, outcome, decided_by, decided_at, words)
    select v.organisation_id, v.version_id, v.submitted_by, 'retired', ${personOf(tx)}, ${timestamp(tx.now)}, ${reason}
    from bank.questions q
    join bank.question_versions v on v.organisation_id = q.organisation_id and v.version_id = q.in_review_version_id
    where q.organisation_id = ${organisationOf(tx)} and q.question_id = any(${ids})`.execute(tx.db)
  const { numUpdatedRows } = await tx.db
    .updateTable('bank.questions as q')
    .set({
      ...changed(tx),
      state: 'retired',
      live_version_id: null,
      live_number: null,
      in_review_version_id: null,
      retired_reason: reason,
      revision: sql<number>`q.revision + 1`,
    })
    .where(tenant(tx, 'q'))
    .where(sql<boolean>`q.question_id = any(${ids})`)
    .where('q.state', '<>', 'retired')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
