import { notFound } from '@cadre/contracts'
import { ok, present, refuse, type Id } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { cohortsLedBy, cohortsSeating } from '../../cohorts/index.ts'
import type { Assessment, AssessmentId, AttemptId } from '../domain/assessment.ts'
import { findAssessment, lockAssessment } from '../store/assessments.ts'
import { findAttempt, lockAttempt } from '../store/attempts.ts'

type Inside = Reads<OrganisationScope>

export const callerOf = ({ scope }: Inside): Id<'per'> => present(scope.personId, 'a person calls')

/** The cohorts whose assessments the caller runs; null: everybody's. Planners run all, trainers those of their cohorts. */
export async function cohortsRunBy(reads: Inside): Promise<readonly Id<'coh'>[] | null> {
  return reads.scope.permissions.has('cohorts.plan') ? null : cohortsLedBy(reads, callerOf(reads))
}

const runs = (cohortIds: readonly Id<'coh'>[] | null, { cohortId }: Pick<Assessment, 'cohortId'>): boolean =>
  cohortIds === null || cohortId === null || cohortIds.includes(cohortId)

/** Whether the caller may run assessments of this cohort. */
export const mayRunFor = async (reads: Inside, cohortId: Id<'coh'> | null): Promise<boolean> =>
  runs(await cohortsRunBy(reads), { cohortId })

/** The assessments among these that the caller runs. */
export async function runByCaller<A extends Pick<Assessment, 'cohortId'>>(
  reads: Inside,
  assessments: readonly A[],
): Promise<A[]> {
  const cohortIds = await cohortsRunBy(reads)
  return assessments.filter((assessment) => runs(cohortIds, assessment))
}

/** An assessment that the caller runs; another's looks like none. */
export async function assessmentRun(reads: Inside, assessmentId: AssessmentId) {
  const assessment = await findAssessment(reads, assessmentId)
  return assessment && runs(await cohortsRunBy(reads), assessment) ? ok(assessment) : refuse(notFound.code)
}

/** The same, locked for a change. */
export async function assessmentLocked(tx: Tx<OrganisationScope>, assessmentId: AssessmentId) {
  const assessment = await lockAssessment(tx, assessmentId)
  return assessment && runs(await cohortsRunBy(tx), assessment) ? ok(assessment) : refuse(notFound.code)
}

/** Whether somebody is among those for whom an assessment is: of its cohort, or anybody where it has none. */
export async function isFor(reads: Reads, { cohortId }: Assessment, personId: Id<'per'>): Promise<boolean> {
  return cohortId === null || (await cohortsSeating(reads, personId)).includes(cohortId)
}

/** One of the caller's own attempts. */
export async function ownAttempt(reads: Inside, attemptId: AttemptId) {
  const record = await findAttempt(reads, attemptId)
  return record && record.personId === callerOf(reads) ? ok(record) : refuse(notFound.code)
}

export async function ownAttemptLocked(tx: Tx<OrganisationScope>, attemptId: AttemptId) {
  const record = await lockAttempt(tx, attemptId)
  return record && record.personId === callerOf(tx) ? ok(record) : refuse(notFound.code)
}
