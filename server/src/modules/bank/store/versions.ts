import { createHash } from 'node:crypto'
import type { Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { PersonId, QuestionId, QuestionVersionId } from '../domain/question.ts'
import type { CaseText, FrozenQuestion, QuestionText } from '../domain/question-text.ts'
import { personOf } from './questions.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('bank.question_versions as v')
    .select(['v.version_id', 'v.question_id', 'v.number', 'v.content', 'v.case_title', 'v.case_text'])
    .where(tenant(reads, 'v'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toFrozen = (row: Row): FrozenQuestion => ({
  versionId: row.version_id as QuestionVersionId,
  questionId: row.question_id as QuestionId,
  number: row.number,
  text: row.content as QuestionText,
  case: row.case_title === null ? null : { title: row.case_title, text: row.case_text ?? '' },
})

/** Versions by their ids, in one statement: what an attempt, a review or a regrade reads. */
export async function versionsById(
  reads: Reads,
  versionIds: readonly QuestionVersionId[],
): Promise<Map<QuestionVersionId, FrozenQuestion>> {
  if (versionIds.length === 0) return new Map()
  const rows = await select(reads)
    .where('v.version_id', 'in', [...new Set(versionIds)])
    .execute()
  return new Map(rows.map(toFrozen).map((version) => [version.versionId, version]))
}

export async function findVersionByNumber(
  reads: Reads,
  questionId: QuestionId,
  number: number,
): Promise<FrozenQuestion | null> {
  const row = await select(reads)
    .where('v.question_id', '=', questionId)
    .where('v.number', '=', number)
    .executeTakeFirst()
  return row ? toFrozen(row) : null
}

/** Every text that a question ever had, for the ids of its parts. */
export async function frozenTextsOf(reads: Reads, questionId: QuestionId): Promise<FrozenQuestion[]> {
  const rows = await select(reads).where('v.question_id', '=', questionId).orderBy('v.number').execute()
  return rows.map(toFrozen)
}

export type Outcome = 'accepted' | 'sent-back' | 'withdrawn' | 'retired'
export type VersionRecord = {
  readonly versionId: QuestionVersionId
  readonly number: number
  readonly submittedAt: Instant
  readonly submittedBy: PersonId | null
  readonly attestation: number | null
  readonly decision: {
    readonly outcome: Outcome
    readonly by: PersonId
    readonly words: string
    readonly at: Instant
  } | null
}

/** The newest first, each with what became of it. */
export async function versionRecordsOf(reads: Reads, questionId: QuestionId): Promise<VersionRecord[]> {
  const rows = await reads.db
    .selectFrom('bank.question_versions as v')
    .leftJoin('bank.reviews as r', (join) =>
      join.onRef('r.organisation_id', '=', 'v.organisation_id').onRef('r.version_id', '=', 'v.version_id'),
    )
    .select(['v.version_id', 'v.number', 'v.submitted_at', 'v.submitted_by', 'v.attestation'])
    .select(['r.outcome', 'r.decided_by', 'r.decided_at', 'r.words'])
    .where(tenant(reads, 'v'))
    .where('v.question_id', '=', questionId)
    .orderBy('v.number', 'desc')
    .execute()
  return rows.map((row) => ({
    versionId: row.version_id as QuestionVersionId,
    number: row.number,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by as PersonId | null,
    attestation: row.attestation,
    decision:
      row.outcome === null || row.decided_by === null || row.decided_at === null
        ? null
        : {
            outcome: row.outcome as Outcome,
            by: row.decided_by as PersonId,
            words: row.words ?? '',
            at: row.decided_at,
          },
  }))
}

export type NewVersion = {
  readonly questionId: QuestionId
  readonly number: number
  readonly text: QuestionText
  readonly case: CaseText | null
  readonly attestation: number
}

export const contentHash = (text: QuestionText, study: CaseText | null): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([text, study]))
    .digest()

export async function insertVersion(tx: Tx, version: NewVersion): Promise<QuestionVersionId> {
  const versionId = tx.newId('qve')
  await tx.db
    .insertInto('bank.question_versions')
    .values({
      organisation_id: organisationOf(tx),
      version_id: versionId,
      question_id: version.questionId,
      number: version.number,
      content: json(version.text),
      case_title: version.case?.title ?? null,
      case_text: version.case?.text ?? null,
      content_hash: contentHash(version.text, version.case),
      attestation: version.attestation,
      submitted_by: personOf(tx),
      submitted_at: timestamp(tx.now),
    })
    .execute()
  return versionId
}

type Decision = {
  readonly versionId: QuestionVersionId
  readonly submittedBy: PersonId
  readonly outcome: Outcome
  readonly by: PersonId
  readonly words: string
}

export async function insertDecision(tx: Tx, { versionId, submittedBy, outcome, by, words }: Decision): Promise<void> {
  await tx.db
    .insertInto('bank.reviews')
    .values({
      organisation_id: organisationOf(tx),
      version_id: versionId,
      submitted_by: submittedBy,
      outcome,
      decided_by: by,
      decided_at: timestamp(tx.now),
      words,
    })
    .execute()
}
