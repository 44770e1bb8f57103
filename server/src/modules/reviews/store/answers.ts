import { isoOf, type Id } from '@cadre/kernel'
import type { Rating } from '@cadre/memory'
import { sql, type SqlBool } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Answered, AnswerSource, RecordedAnswer } from '../domain/answer.ts'
import type { Learner } from './learners.ts'

const columns = [
  'a.person_id',
  'a.certification_id',
  'a.sequence',
  'a.source',
  'a.source_id',
  'a.question_id',
  'a.revision',
  'a.version_id',
  'a.domain',
  'a.at',
  'a.correct',
  'a.points',
  'a.seconds',
  'a.rating',
  'a.self_rated',
  'a.practice_exam',
] as const

const select = (reads: Reads) => reads.db.selectFrom('reviews.answers as a').select(columns).where(tenant(reads, 'a'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toAnswer = (row: Row): RecordedAnswer => ({
  personId: row.person_id as Id<'per'>,
  certificationId: row.certification_id as Id<'crt'>,
  questionId: row.question_id as Id<'qst'>,
  versionId: row.version_id as Id<'qve'>,
  domain: row.domain,
  source: row.source as AnswerSource,
  sourceId: row.source_id,
  at: row.at,
  correct: row.correct,
  points: row.points,
  seconds: row.seconds,
  rating: row.rating as Rating,
  selfRated: row.self_rated,
  practiceExam: row.practice_exam,
  sequence: row.sequence,
  revision: row.revision,
})

const types =
  'person_id text, certification_id text, sequence int, source text, source_id text, question_id text, revision int, version_id text, ' +
  'domain text, at timestamptz, correct boolean, points smallint, seconds int, rating smallint, self_rated boolean, practice_exam boolean'
const names = types
  .split(', ')
  .map((column) => column.split(' ')[0] ?? '')
  .join(', ')

export async function insertAnswers(tx: Tx, answers: readonly RecordedAnswer[]): Promise<void> {
  await sql`
    insert into reviews.answers (organisation_id, recorded_at, ${sql.raw(names)})
    select ${organisationOf(tx)}, ${timestamp(tx.now)}, ${sql.raw(names)}
    from jsonb_to_recordset(${JSON.stringify(answers.map(toRow))}::jsonb) as t(${sql.raw(types)})`.execute(tx.db)
}

const toRow = (answer: RecordedAnswer) => ({
  person_id: answer.personId,
  certification_id: answer.certificationId,
  sequence: answer.sequence,
  source: answer.source,
  source_id: answer.sourceId,
  question_id: answer.questionId,
  revision: answer.revision,
  version_id: answer.versionId,
  domain: answer.domain,
  at: isoOf(answer.at),
  correct: answer.correct,
  points: answer.points,
  seconds: answer.seconds,
  rating: answer.rating,
  self_rated: answer.selfRated,
  practice_exam: answer.practiceExam,
})

/** Every revision of every answer of these people to these questions. */
export async function answersToQuestions(
  reads: Reads,
  asked: readonly Pick<Answered, 'personId' | 'questionId'>[],
): Promise<RecordedAnswer[]> {
  if (asked.length === 0) return []
  const rows = await select(reads)
    .where(
      sql<SqlBool>`(a.person_id, a.question_id) in (select * from unnest(${asked.map(({ personId }) => personId)}::text[],
        ${asked.map(({ questionId }) => questionId)}::text[]))`,
    )
    .execute()
  return rows.map(toAnswer)
}

/** Revisions with a higher number than `after`, in the order of their numbers. */
export async function answersAfter(
  reads: Reads,
  { personId, certificationId, after }: Learner & { readonly after: number },
): Promise<RecordedAnswer[]> {
  const rows = await select(reads)
    .where('a.person_id', '=', personId)
    .where('a.certification_id', '=', certificationId)
    .where('a.sequence', '>', after)
    .orderBy('a.sequence')
    .execute()
  return rows.map(toAnswer)
}

/** Every revision of everything that a person answered, of whatever certification. */
export const answersOfPerson = async (reads: Reads, personId: Id<'per'>): Promise<RecordedAnswer[]> =>
  (await select(reads).where('a.person_id', '=', personId).execute()).map(toAnswer)
