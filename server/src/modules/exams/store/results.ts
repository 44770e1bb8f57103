import type { Id, PlainDate } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { DomainScore, ExamResult, Outcome, ResultId, ResultSource, Revision } from '../domain/result.ts'

const select = (reads: Reads) =>
  reads.db
    .selectFrom('exams.results as r')
    .select([
      'r.result_id',
      'r.person_id',
      'r.certification_id',
      'r.cohort_id',
      'r.sat_on',
      'r.passed',
      'r.score',
      'r.by_domain',
      'r.source',
      'r.note',
      'r.certificate_id',
      'r.revision',
    ])
    .where(tenant(reads, 'r'))
    .where('r.withdrawn', '=', false)
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toResult = (row: Row): ExamResult => ({
  resultId: row.result_id as ResultId,
  personId: row.person_id as Id<'per'>,
  certificationId: row.certification_id as Id<'crt'>,
  cohortId: row.cohort_id as Id<'coh'> | null,
  satOn: row.sat_on as PlainDate,
  passed: row.passed,
  score: row.score,
  byDomain: row.by_domain as DomainScore[],
  source: row.source as ResultSource,
  note: row.note,
  certificateId: row.certificate_id as Id<'cer'> | null,
  revision: row.revision,
})

export type ResultsWanted = {
  readonly certificationId?: Id<'crt'> | undefined
  readonly personIds?: readonly Id<'per'>[]
}

/** Results that stand, in the order of the days they were sat. */
export async function standingResults(reads: Reads, wanted: ResultsWanted = {}): Promise<ExamResult[]> {
  let query = select(reads).orderBy('r.sat_on').orderBy('r.result_id')
  if (wanted.certificationId !== undefined) query = query.where('r.certification_id', '=', wanted.certificationId)
  const { personIds } = wanted
  if (personIds) query = query.where((eb) => eb('r.person_id', '=', eb.fn.any(eb.val([...personIds]))))
  return (await query.execute()).map(toResult)
}

export async function findResult(reads: Reads, resultId: ResultId): Promise<ExamResult | null> {
  const row = await select(reads).where('r.result_id', '=', resultId).executeTakeFirst()
  return row ? toResult(row) : null
}

export async function lockResult(tx: Tx, resultId: ResultId): Promise<ExamResult | null> {
  const row = await select(tx).where('r.result_id', '=', resultId).forUpdate().executeTakeFirst()
  return row ? toResult(row) : null
}

const columnsOf = ({ satOn, passed, score, byDomain, source, note }: Outcome) => ({
  sat_on: satOn,
  passed,
  score,
  by_domain: json([...byDomain]),
  source,
  note,
})

export async function insertResult(
  tx: Tx,
  result: Outcome & Pick<ExamResult, 'personId' | 'certificationId' | 'cohortId' | 'certificateId'>,
): Promise<ResultId> {
  const resultId = tx.newId('exr')
  await tx.db
    .insertInto('exams.results')
    .values({
      organisation_id: organisationOf(tx),
      result_id: resultId,
      person_id: result.personId,
      certification_id: result.certificationId,
      cohort_id: result.cohortId,
      certificate_id: result.certificateId,
      ...columnsOf(result),
      revision: 1,
      withdrawn: false,
    })
    .execute()
  return resultId
}

/** @param outcome null: the result is withdrawn. */
export async function saveResult(
  tx: Tx,
  { resultId, certificateId, revision }: Pick<ExamResult, 'resultId' | 'certificateId' | 'revision'>,
  outcome: Outcome | null,
): Promise<void> {
  await tx.db
    .updateTable('exams.results as r')
    .set({
      certificate_id: certificateId,
      revision,
      ...(outcome === null ? { withdrawn: true } : columnsOf(outcome)),
    })
    .where(tenant(tx, 'r'))
    .where('r.result_id', '=', resultId)
    .execute()
}

export async function insertRevision(
  tx: Tx,
  resultId: ResultId,
  { revision, by, reason, outcome }: Omit<Revision, 'at'>,
): Promise<void> {
  await tx.db
    .insertInto('exams.revisions')
    .values({
      organisation_id: organisationOf(tx),
      result_id: resultId,
      revision,
      at: timestamp(tx.now),
      by,
      reason,
      outcome: outcome === null ? null : json(outcome),
    })
    .execute()
}

export async function revisionsOf(reads: Reads, resultId: ResultId): Promise<Revision[]> {
  const rows = await reads.db
    .selectFrom('exams.revisions as h')
    .select(['h.revision', 'h.at', 'h.by', 'h.reason', 'h.outcome'])
    .where(tenant(reads, 'h'))
    .where('h.result_id', '=', resultId)
    .orderBy('h.revision', 'desc')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    by: row.by as Id<'per'> | null,
    reason: row.reason,
    outcome: row.outcome as Outcome | null,
  }))
}
