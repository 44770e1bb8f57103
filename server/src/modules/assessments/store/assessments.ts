import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type {
  Assessment,
  AssessmentId,
  AssessmentKind,
  AssessmentState,
  AssessmentTerms,
  DrawRules,
  ExamConditions,
  FormId,
  ReviewPolicy,
} from '../domain/assessment.ts'

const columns = [
  'a.assessment_id',
  'a.title',
  'a.kind',
  'a.state',
  'a.certification_id',
  'a.cohort_id',
  'a.checkpoint_key',
  'a.draw',
  'a.minutes',
  'a.conditions',
  'a.opens_at',
  'a.closes_at',
  'a.review',
  'a.released_at',
  'a.attempts_allowed',
  'a.grace_seconds',
  'a.honour_code',
  'a.instructions',
  'a.form_id',
  'a.revision',
  'a.created_at',
] as const

const select = (reads: Reads) =>
  reads.db.selectFrom('assessments.assessments as a').select(columns).where(tenant(reads, 'a'))
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toAssessment = (row: Row): Assessment => ({
  assessmentId: row.assessment_id as AssessmentId,
  title: row.title,
  kind: row.kind as AssessmentKind,
  state: row.state as AssessmentState,
  certificationId: row.certification_id as Id<'crt'>,
  cohortId: row.cohort_id as Id<'coh'> | null,
  checkpointKey: row.checkpoint_key,
  draw: row.draw as DrawRules,
  minutes: row.minutes,
  conditions: row.conditions as ExamConditions,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  review: row.review as ReviewPolicy,
  releasedAt: row.released_at,
  attemptsAllowed: row.attempts_allowed,
  graceSeconds: row.grace_seconds,
  honourCode: row.honour_code,
  instructions: row.instructions,
  formId: row.form_id as FormId | null,
  revision: row.revision,
  createdAt: row.created_at,
})

export type Wanted = {
  readonly cohortIds?: readonly Id<'coh'>[]
  readonly certificationId?: Id<'crt'> | undefined
  readonly assessmentIds?: readonly AssessmentId[]
}

export async function assessmentsOf(reads: Reads, wanted: Wanted = {}): Promise<Assessment[]> {
  let query = select(reads).orderBy('a.created_at', 'desc').orderBy('a.assessment_id', 'desc')
  if (wanted.cohortIds) query = query.where('a.cohort_id', 'in', [...wanted.cohortIds, ''])
  if (wanted.assessmentIds) query = query.where('a.assessment_id', 'in', [...wanted.assessmentIds, ''])
  if (wanted.certificationId !== undefined) query = query.where('a.certification_id', '=', wanted.certificationId)
  return (await query.limit(500).execute()).map(toAssessment)
}

export async function findAssessment(reads: Reads, assessmentId: AssessmentId): Promise<Assessment | null> {
  const row = await select(reads).where('a.assessment_id', '=', assessmentId).executeTakeFirst()
  return row ? toAssessment(row) : null
}

/**
 * Locked until the transaction ends: before any attempt of it. Its key stays free, for whoever updates an attempt twice in one
 * transaction has PostgreSQL look at it again.
 */
export async function lockAssessment(tx: Tx, assessmentId: AssessmentId): Promise<Assessment | null> {
  const row = await select(tx).where('a.assessment_id', '=', assessmentId).forNoKeyUpdate().executeTakeFirst()
  return row ? toAssessment(row) : null
}

const at = (instant: Instant | null) => (instant === null ? null : timestamp(instant))

const valuesOf = (terms: AssessmentTerms) => ({
  title: terms.title,
  kind: terms.kind,
  certification_id: terms.certificationId,
  cohort_id: terms.cohortId,
  checkpoint_key: terms.checkpointKey,
  draw: json(terms.draw),
  minutes: terms.minutes,
  conditions: json(terms.conditions),
  opens_at: at(terms.opensAt),
  closes_at: at(terms.closesAt),
  review: terms.review,
  attempts_allowed: terms.attemptsAllowed,
  grace_seconds: terms.graceSeconds,
  honour_code: terms.honourCode,
  instructions: terms.instructions,
})

export async function insertAssessment(tx: Tx, terms: AssessmentTerms, by: Id<'per'>): Promise<AssessmentId> {
  const assessmentId = tx.newId('asm')
  await tx.db
    .insertInto('assessments.assessments')
    .values({
      organisation_id: organisationOf(tx),
      assessment_id: assessmentId,
      ...valuesOf(terms),
      state: 'draft',
      revision: 1,
      created_by: by,
      created_at: timestamp(tx.now),
      changed_at: timestamp(tx.now),
    })
    .execute()
  return assessmentId
}

type Change = {
  readonly terms?: AssessmentTerms
  readonly state?: AssessmentState
  readonly formId?: FormId | null
  readonly releasedAt?: Instant
}

/** Every change raises the revision. */
export async function saveAssessment(tx: Tx, { assessmentId, revision }: Assessment, change: Change): Promise<void> {
  await tx.db
    .updateTable('assessments.assessments as a')
    .set({
      ...(change.terms && valuesOf(change.terms)),
      ...(change.state !== undefined && { state: change.state }),
      ...(change.formId !== undefined && { form_id: change.formId }),
      ...(change.releasedAt !== undefined && { released_at: timestamp(change.releasedAt) }),
      revision: revision + 1,
      changed_at: timestamp(tx.now),
    })
    .where(tenant(tx, 'a'))
    .where('a.assessment_id', '=', assessmentId)
    .execute()
}
