import { isoOf, type Id } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import { excerptOf } from '../domain/plain-words.ts'
import type { Place, Provenance, QuestionId, QuestionVersionId } from '../domain/question.ts'
import type { CaseText, QuestionText } from '../domain/question-text.ts'
import type { QuestionWords } from './question-words.ts'
import { personOf } from './questions.ts'
import { contentHash } from './versions.ts'
import { insertWords } from './words.ts'

export type Added = {
  readonly questionId: QuestionId
  readonly origin: string
  readonly place: Place
  readonly text: QuestionText
  readonly words: QuestionWords
  readonly provenance: Provenance
  readonly guideVersion: string | null
}

const columns =
  'question_id text, certification_id text, domain text, objective text, difficulty smallint, tags text[], kind text, ' +
  'title text, excerpt text, content jsonb, case_id text, likeness_text text, provenance_kind text, ' +
  'provenance_words text, guide_version text, origin text, author_id text, editors text[]'
const names = columns
  .split(', ')
  .map((column) => column.split(' ')[0] ?? '')
  .join(', ')

/** Drafts, in two statements however many; their vocabulary is kept before. @param authored whether they are this person's; else they are Cadre's. */
export async function insertQuestions(tx: Tx, questions: readonly Added[], authored: boolean): Promise<void> {
  const person = authored ? personOf(tx) : null
  const rows = questions.map(({ questionId, origin, place, text, words, provenance, guideVersion }) => ({
    question_id: questionId,
    certification_id: place.certificationId,
    domain: place.domain,
    objective: place.objective,
    difficulty: place.difficulty,
    tags: place.tags,
    kind: text.item.kind,
    title: text.title,
    excerpt: excerptOf(text),
    content: text,
    case_id: text.caseId,
    likeness_text: words.likeness,
    provenance_kind: provenance.kind,
    provenance_words: provenance.words,
    guide_version: guideVersion,
    origin,
    author_id: person,
    editors: person === null ? [] : [person],
  }))
  const inserted = sql`
    insert into bank.questions (organisation_id, state, revision, changed_by, changed_at, created_at, ${sql.raw(names)})
    select ${organisationOf(tx)}, 'draft', 1, ${person}, ${timestamp(tx.now)}, ${timestamp(tx.now)}, ${sql.raw(names)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(${sql.raw(columns)})`.execute(tx.db)
  await Promise.all([inserted, insertWords(tx, questions)])
}

export type FirstVersion = {
  readonly questionId: QuestionId
  readonly versionId: QuestionVersionId
  readonly text: QuestionText
  readonly case: CaseText | null
}

/** First versions of questions that were reviewed before they came here, and are live at once. */
export async function insertLiveVersions(tx: Tx, versions: readonly FirstVersion[]): Promise<void> {
  const rows = versions.map(({ questionId, versionId, text, case: study }) => ({
    version_id: versionId,
    question_id: questionId,
    content: text,
    case_title: study?.title ?? null,
    case_text: study?.text ?? null,
    hash: contentHash(text, study).toString('hex'),
  }))
  const given = JSON.stringify(rows)
  await sql`
    insert into bank.question_versions
      (organisation_id, version_id, question_id, number, content, case_title, case_text, content_hash, submitted_at)
    select ${organisationOf(tx)}, version_id, question_id, 1, content, case_title, case_text, decode(hash, 'hex'),
      ${isoOf(tx.now)}::timestamptz
    from jsonb_to_recordset(${given}::jsonb)
      as t(version_id text, question_id text, content jsonb, case_title text, case_text text, hash text)`.execute(tx.db)
  await sql`
    update bank.questions q
    set state = 'live', live_version_id = t.version_id, live_number = 1, version_count = 1
    from jsonb_to_recordset(${given}::jsonb) as t(version_id text, question_id text)
    where q.organisation_id = ${organisationOf(tx)} and q.question_id = t.question_id`.execute(tx.db)
}

export type Present = { readonly origins: ReadonlyMap<string, QuestionId>; readonly likenesses: ReadonlySet<string> }

/** What the bank has already of these: by where it came from, or by the hash of the very same words. */
export async function presentAmong(
  reads: Reads,
  certificationId: Id<'crt'>,
  { origins, likenesses }: { readonly origins: readonly string[]; readonly likenesses: readonly string[] },
): Promise<Present> {
  const [byOrigin, byWords] = await Promise.all([
    sql<{ question_id: string; origin: string }>`
      select q.question_id, q.origin from bank.questions q
      where q.organisation_id = ${organisationOf(reads)} and q.certification_id = ${certificationId}
        and q.origin = any(${[...origins]}::text[])`.execute(reads.db),
    sql<{ likeness_hash: string }>`
      select w.likeness_hash from bank.question_words w
      join bank.questions q on q.organisation_id = w.organisation_id and q.question_id = w.question_id
      where w.organisation_id = ${organisationOf(reads)} and q.certification_id = ${certificationId}
        and w.likeness_hash = any(${[...likenesses]}::text[])`.execute(reads.db),
  ])
  return {
    origins: new Map(byOrigin.rows.map((row) => [row.origin, row.question_id as QuestionId])),
    likenesses: new Set(byWords.rows.map((row) => row.likeness_hash)),
  }
}
