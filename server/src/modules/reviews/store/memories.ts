import { isoOf, type Id } from '@cadre/kernel'
import type { Rating } from '@cadre/memory'
import { sql, type SqlBool } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { Memory } from '../domain/memory.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('reviews.memories as m')
    .select(['m.person_id', 'm.certification_id', 'm.question_id', 'm.domain', 'm.stability', 'm.difficulty'])
    .select(['m.answers', 'm.lapses', 'm.last_rating', 'm.last_at'])
    .where(tenant(reads, 'm'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toMemory = (row: Row): Memory => ({
  personId: row.person_id as Id<'per'>,
  certificationId: row.certification_id as Id<'crt'>,
  questionId: row.question_id as Id<'qst'>,
  domain: row.domain,
  state: { stability: row.stability, difficulty: row.difficulty },
  answers: row.answers,
  lapses: row.lapses,
  lastRating: row.last_rating as Rating,
  lastAt: row.last_at,
})

/** What these people remember of a certification's questions, by person and question. */
export async function memoriesOf(
  reads: Reads,
  { personIds, certificationId }: { readonly personIds: readonly Id<'per'>[]; readonly certificationId: Id<'crt'> },
): Promise<Memory[]> {
  if (personIds.length === 0) return []
  const rows = await select(reads)
    .where('m.person_id', 'in', [...personIds])
    .where('m.certification_id', '=', certificationId)
    .orderBy('m.person_id')
    .orderBy('m.question_id')
    .execute()
  return rows.map(toMemory)
}

/** The memories that these answers move. */
export async function memoriesMoved(
  reads: Reads,
  moved: readonly Pick<Memory, 'personId' | 'certificationId' | 'questionId'>[],
): Promise<Memory[]> {
  const rows = await select(reads)
    .where(
      sql<SqlBool>`(m.person_id, m.certification_id, m.question_id) in (select * from unnest(
        ${moved.map(({ personId }) => personId)}::text[], ${moved.map(({ certificationId }) => certificationId)}::text[],
        ${moved.map(({ questionId }) => questionId)}::text[]))`,
    )
    .execute()
  return rows.map(toMemory)
}

const types =
  'person_id text, certification_id text, question_id text, domain text, stability float8, difficulty float8, answers int, lapses int, ' +
  'last_rating smallint, last_at timestamptz'
const names = types.split(', ').map((column) => column.split(' ')[0] ?? '')
const moved = names
  .slice(3)
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

export async function saveMemories(tx: Tx, memories: readonly Memory[]): Promise<void> {
  await sql`
    insert into reviews.memories (organisation_id, ${sql.raw(names.join(', '))})
    select ${organisationOf(tx)}, ${sql.raw(names.join(', '))}
    from jsonb_to_recordset(${JSON.stringify(memories.map(toRow))}::jsonb) as t(${sql.raw(types)})
    on conflict (organisation_id, person_id, certification_id, question_id) do update set ${sql.raw(moved)}`.execute(
    tx.db,
  )
}

const toRow = (memory: Memory) => ({
  person_id: memory.personId,
  certification_id: memory.certificationId,
  question_id: memory.questionId,
  domain: memory.domain,
  stability: memory.state.stability,
  difficulty: memory.state.difficulty,
  answers: memory.answers,
  lapses: memory.lapses,
  last_rating: memory.lastRating,
  last_at: isoOf(memory.lastAt),
})
