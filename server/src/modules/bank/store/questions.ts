import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type {
  PersonId,
  Place,
  Provenance,
  ProvenanceKind,
  QuestionId,
  QuestionVersionId,
  StoredQuestion,
} from '../domain/question.ts'
import type { QuestionText } from '../domain/question-text.ts'
import { excerptOf, searchedTexts } from '../domain/plain-words.ts'
import type { State } from '../domain/workflow.ts'
import { replaceWords } from './words.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('bank.questions as q')
    .select(['q.question_id', 'q.certification_id', 'q.domain', 'q.objective', 'q.difficulty', 'q.tags', 'q.content'])
    .select(['q.state', 'q.provenance_kind', 'q.provenance_words', 'q.guide_version', 'q.author_id', 'q.editors'])
    .select(['q.revision', 'q.changed_by', 'q.changed_at', 'q.version_count', 'q.live_version_id', 'q.live_number'])
    .select('q.in_review_version_id')
    .where(tenant(reads, 'q'))

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toQuestion = (row: Row): StoredQuestion => ({
  questionId: row.question_id as QuestionId,
  place: {
    certificationId: row.certification_id as Id<'crt'>,
    domain: row.domain,
    objective: row.objective,
    difficulty: row.difficulty,
    tags: row.tags,
  },
  text: row.content as QuestionText,
  provenance: { kind: row.provenance_kind as ProvenanceKind, words: row.provenance_words },
  guideVersion: row.guide_version,
  state: row.state as State,
  authorId: row.author_id as PersonId | null,
  editors: row.editors as PersonId[],
  revision: row.revision,
  changedBy: row.changed_by as PersonId | null,
  changedAt: row.changed_at,
  versionCount: row.version_count,
  live:
    row.live_version_id === null
      ? null
      : { versionId: row.live_version_id as QuestionVersionId, number: row.live_number ?? 0 },
  inReviewVersionId: row.in_review_version_id as QuestionVersionId | null,
})

export async function findQuestion(reads: Reads, questionId: QuestionId): Promise<StoredQuestion | null> {
  const row = await select(reads).where('q.question_id', '=', questionId).executeTakeFirst()
  return row ? toQuestion(row) : null
}

/** Locked until the transaction ends: the second of two who decide waits, and sees what the first one did. */
export async function lockQuestion(tx: Tx, questionId: QuestionId): Promise<StoredQuestion | null> {
  const row = await select(tx).where('q.question_id', '=', questionId).forUpdate().executeTakeFirst()
  return row ? toQuestion(row) : null
}

export async function questionsById(reads: Reads, questionIds: readonly QuestionId[]): Promise<StoredQuestion[]> {
  if (questionIds.length === 0) return []
  const rows = await select(reads)
    .where('q.question_id', 'in', [...questionIds])
    .orderBy('q.question_id')
    .execute()
  return rows.map(toQuestion)
}

export type Draft = {
  readonly place: Place
  readonly text: QuestionText
  readonly provenance: Provenance
  readonly guideVersion: string | null
}

const columnsOf = ({ place, text, provenance, guideVersion }: Draft) => ({
  certification_id: place.certificationId,
  domain: place.domain,
  objective: place.objective,
  difficulty: place.difficulty,
  tags: [...place.tags],
  kind: text.item.kind,
  title: text.title,
  excerpt: excerptOf(text),
  content: json(text),
  case_id: text.caseId,
  likeness_text: searchedTexts(text).likeness,
  provenance_kind: provenance.kind,
  provenance_words: provenance.words,
  guide_version: guideVersion,
})

export const personOf = ({ scope }: Reads): PersonId | null => (scope.kind === 'organisation' ? scope.personId : null)

export async function insertQuestion(tx: Tx, draft: Draft): Promise<QuestionId> {
  const questionId = tx.newId('qst')
  const person = personOf(tx)
  await tx.db
    .insertInto('bank.questions')
    .values({
      organisation_id: organisationOf(tx),
      question_id: questionId,
      ...columnsOf(draft),
      state: 'draft',
      author_id: person,
      editors: person === null ? [] : [person],
      revision: 1,
      changed_by: person,
      changed_at: timestamp(tx.now),
      created_at: timestamp(tx.now),
    })
    .execute()
  await replaceWords(tx, questionId, draft.text)
  return questionId
}

type Written = {
  readonly state: State
  readonly editors: readonly PersonId[]
  readonly revision: number
}

/** A new working text, by whoever this transaction is. */
export async function saveDraft(tx: Tx, questionId: QuestionId, draft: Draft & Written): Promise<void> {
  await tx.db
    .updateTable('bank.questions as q')
    .set({
      ...columnsOf(draft),
      state: draft.state,
      editors: [...draft.editors],
      revision: draft.revision,
      changed_by: personOf(tx),
      changed_at: timestamp(tx.now),
    })
    .where(tenant(tx, 'q'))
    .where('q.question_id', '=', questionId)
    .execute()
  await replaceWords(tx, questionId, draft.text)
}

type Standing = {
  readonly state: State
  readonly live?: StoredQuestion['live']
  readonly inReviewVersionId?: QuestionVersionId | null
  readonly versionCount?: number
  readonly editors?: readonly PersonId[]
  readonly retiredReason?: string
}

/** Where a question stands after an event of its life; its text stays. */
export async function saveStanding(tx: Tx, questionId: QuestionId, standing: Standing): Promise<void> {
  const { state, live, inReviewVersionId, versionCount, editors, retiredReason } = standing
  await tx.db
    .updateTable('bank.questions as q')
    .set({
      state,
      ...(live !== undefined && { live_version_id: live?.versionId ?? null, live_number: live?.number ?? null }),
      ...(inReviewVersionId !== undefined && { in_review_version_id: inReviewVersionId }),
      ...(versionCount !== undefined && { version_count: versionCount }),
      ...(editors !== undefined && { editors: [...editors] }),
      ...(retiredReason !== undefined && { retired_reason: retiredReason }),
      changed_by: personOf(tx),
      changed_at: timestamp(tx.now),
    })
    .where(tenant(tx, 'q'))
    .where('q.question_id', '=', questionId)
    .execute()
}
