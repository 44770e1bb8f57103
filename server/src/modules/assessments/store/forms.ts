import type { Id } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { AssessmentId, FormId } from '../domain/assessment.ts'

export type FormQuestion = {
  /** From 1, as text: how takers' events name it. */
  readonly place: string
  readonly questionId: Id<'qst'>
  readonly versionId: Id<'qve'>
  readonly domain: string
  readonly scored: boolean
}
export type NewForm = {
  readonly assessmentId: AssessmentId
  readonly seed: string
  readonly questions: readonly Omit<FormQuestion, 'place'>[]
}

/** A form is written once and never changed. */
export async function insertForm(tx: Tx, { assessmentId, seed, questions }: NewForm): Promise<FormId> {
  const formId = tx.newId('frm')
  const organisation_id = organisationOf(tx)
  await tx.db
    .insertInto('assessments.forms')
    .values({ organisation_id, form_id: formId, assessment_id: assessmentId, seed, drawn_at: timestamp(tx.now) })
    .execute()
  await tx.db
    .insertInto('assessments.form_questions')
    .values(
      questions.map(({ questionId, versionId, domain, scored }, index) => ({
        organisation_id,
        form_id: formId,
        place: index + 1,
        question_id: questionId,
        version_id: versionId,
        domain,
        scored,
      })),
    )
    .execute()
  return formId
}

export async function formQuestionsOf(reads: Reads, formId: FormId): Promise<FormQuestion[]> {
  const rows = await reads.db
    .selectFrom('assessments.form_questions as q')
    .select(['q.place', 'q.question_id', 'q.version_id', 'q.domain', 'q.scored'])
    .where(tenant(reads, 'q'))
    .where('q.form_id', '=', formId)
    .orderBy('q.place')
    .execute()
  return rows.map((row) => ({
    place: String(row.place),
    questionId: row.question_id as Id<'qst'>,
    versionId: row.version_id as Id<'qve'>,
    domain: row.domain,
    scored: row.scored,
  }))
}

export async function seedOf(reads: Reads, formId: FormId): Promise<string> {
  const row = await reads.db
    .selectFrom('assessments.forms as f')
    .select('f.seed')
    .where(tenant(reads, 'f'))
    .where('f.form_id', '=', formId)
    .executeTakeFirstOrThrow()
  return row.seed
}

export async function questionsOfForms(reads: Reads, formIds: readonly FormId[]): Promise<Set<Id<'qst'>>> {
  if (formIds.length === 0) return new Set()
  const rows = await reads.db
    .selectFrom('assessments.form_questions as q')
    .select('q.question_id')
    .distinct()
    .where(tenant(reads, 'q'))
    .where('q.form_id', 'in', [...formIds])
    .execute()
  return new Set(rows.map((row) => row.question_id as Id<'qst'>))
}
