import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { ItemSums, OptionSums, OutcomeSums } from '../domain/outcome-sums.ts'
import type { QuestionId, QuestionVersionId } from '../domain/question.ts'

const itemColumns =
  'version_id text, n int, right_sum float8, right_squares float8, rest_n int, rest_right_sum float8, ' +
  'rest_right_squares float8, rest_sum float8, rest_squares float8, rest_right float8, seconds_n int, seconds_sum float8'
const itemNames = itemColumns.split(', ').map((column) => column.split(' ')[0] ?? '')
const optionColumns =
  'version_id text, option_id text, n int, weaker int, middle int, stronger int, rest_n int, rest_sum float8'
const optionNames = optionColumns.split(', ').map((column) => column.split(' ')[0] ?? '')

const added = (table: string, names: readonly string[]) =>
  sql.raw(names.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', '))

/** Adds to the running sums, in the order of the versions' ids so that two attempts that end at once never cross. */
export async function addSums(tx: Tx, sums: readonly OutcomeSums[]): Promise<void> {
  const ordered = sums.toSorted((a, b) => (a.versionId < b.versionId ? -1 : 1))
  const items = ordered.map(({ versionId, item }) => rowOf(versionId, item))
  const options = ordered.flatMap(({ versionId, options: each }) =>
    each
      .toSorted((a, b) => (a.optionId < b.optionId ? -1 : 1))
      .map(({ optionId, restN, restSum, ...counts }) => ({
        version_id: versionId,
        option_id: optionId,
        ...counts,
        rest_n: restN,
        rest_sum: restSum,
      })),
  )
  await sql`
    insert into bank.item_sums (organisation_id, ${sql.raw(itemNames.join(', '))})
    select ${organisationOf(tx)}, ${sql.raw(itemNames.join(', '))}
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as t(${sql.raw(itemColumns)})
    on conflict (organisation_id, version_id) do update
    set ${added('item_sums', itemNames.slice(1))}`.execute(tx.db)
  if (options.length === 0) return
  await sql`
    insert into bank.option_sums (organisation_id, ${sql.raw(optionNames.join(', '))})
    select ${organisationOf(tx)}, ${sql.raw(optionNames.join(', '))}
    from jsonb_to_recordset(${JSON.stringify(options)}::jsonb) as t(${sql.raw(optionColumns)})
    on conflict (organisation_id, version_id, option_id) do update
    set ${added('option_sums', optionNames.slice(2))}`.execute(tx.db)
}

const rowOf = (versionId: QuestionVersionId, item: ItemSums) => ({
  version_id: versionId,
  n: item.n,
  right_sum: item.rightSum,
  right_squares: item.rightSquares,
  rest_n: item.restN,
  rest_right_sum: item.restRightSum,
  rest_right_squares: item.restRightSquares,
  rest_sum: item.restSum,
  rest_squares: item.restSquares,
  rest_right: item.restRight,
  seconds_n: item.secondsN,
  seconds_sum: item.secondsSum,
})

export type VersionSums = OutcomeSums & { readonly questionId: QuestionId; readonly number: number }

const selectItems = (reads: Reads) =>
  reads.db
    .selectFrom('bank.item_sums as s')
    .innerJoin('bank.question_versions as v', (join) =>
      join.onRef('v.organisation_id', '=', 's.organisation_id').onRef('v.version_id', '=', 's.version_id'),
    )
    .selectAll('s')
    .select(['v.question_id', 'v.number'])
    .where(tenant(reads, 's'))

/** Sums of a question's versions that were answered, the newest first. */
export async function sumsOfQuestion(reads: Reads, questionId: QuestionId): Promise<VersionSums[]> {
  const rows = await selectItems(reads).where('v.question_id', '=', questionId).orderBy('v.number', 'desc').execute()
  return withOptions(reads, rows)
}

/** Sums of live versions with at least so many answers. */
export async function sumsOfLive(reads: Reads, atLeast: number): Promise<VersionSums[]> {
  const rows = await selectItems(reads)
    .innerJoin('bank.questions as q', (join) =>
      join.onRef('q.organisation_id', '=', 's.organisation_id').onRef('q.live_version_id', '=', 's.version_id'),
    )
    .where('s.n', '>=', atLeast)
    .execute()
  return withOptions(reads, rows)
}

type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number]

async function withOptions(reads: Reads, rows: readonly ItemRow[]): Promise<VersionSums[]> {
  if (rows.length === 0) return []
  const options = await reads.db
    .selectFrom('bank.option_sums as o')
    .select(['o.version_id', 'o.option_id', 'o.n', 'o.weaker', 'o.middle', 'o.stronger', 'o.rest_n', 'o.rest_sum'])
    .where(tenant(reads, 'o'))
    .where(
      'o.version_id',
      'in',
      rows.map((row) => row.version_id),
    )
    .execute()
  const byVersion = Map.groupBy(options, (row) => row.version_id)
  return rows.map((row) => ({
    versionId: row.version_id as QuestionVersionId,
    questionId: row.question_id as QuestionId,
    number: row.number,
    item: {
      n: row.n,
      rightSum: row.right_sum,
      rightSquares: row.right_squares,
      restN: row.rest_n,
      restRightSum: row.rest_right_sum,
      restRightSquares: row.rest_right_squares,
      restSum: row.rest_sum,
      restSquares: row.rest_squares,
      restRight: row.rest_right,
      secondsN: row.seconds_n,
      secondsSum: row.seconds_sum,
    },
    options: (byVersion.get(row.version_id) ?? []).map(
      ({ option_id, n, weaker, middle, stronger, rest_n, rest_sum }): OptionSums => ({
        optionId: option_id,
        n,
        weaker,
        middle,
        stronger,
        restN: rest_n,
        restSum: rest_sum,
      }),
    ),
  }))
}
