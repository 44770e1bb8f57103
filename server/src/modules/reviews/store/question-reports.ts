import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'

export type ReportReason = 'wrong-key' | 'unclear' | 'outdated' | 'other'
export type QuestionReport = {
  readonly questionReportId: Id<'qrp'>
  readonly personId: Id<'per'>
  readonly questionId: Id<'qst'>
  readonly versionId: Id<'qve'>
  readonly reason: ReportReason
  readonly words: string
  readonly at: Instant
}

export async function insertReport(tx: Tx, report: Omit<QuestionReport, 'questionReportId' | 'at'>) {
  const questionReportId = tx.newId('qrp')
  await tx.db
    .insertInto('reviews.question_reports')
    .values({
      organisation_id: organisationOf(tx),
      question_report_id: questionReportId,
      person_id: report.personId,
      question_id: report.questionId,
      version_id: report.versionId,
      reason: report.reason,
      words: report.words,
      reported_at: timestamp(tx.now),
    })
    .execute()
  return questionReportId
}

/** Those that nobody has settled, the oldest first. */
export async function openReports(reads: Reads): Promise<QuestionReport[]> {
  const rows = await reads.db
    .selectFrom('reviews.question_reports as r')
    .select(['r.question_report_id', 'r.person_id', 'r.question_id', 'r.version_id', 'r.reason', 'r.words'])
    .select('r.reported_at')
    .where(tenant(reads, 'r'))
    .where('r.settled_at', 'is', null)
    .orderBy('r.reported_at')
    .orderBy('r.question_report_id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    questionReportId: row.question_report_id as Id<'qrp'>,
    personId: row.person_id as Id<'per'>,
    questionId: row.question_id as Id<'qst'>,
    versionId: row.version_id as Id<'qve'>,
    reason: row.reason as ReportReason,
    words: row.words,
    at: row.reported_at,
  }))
}

type Settlement = { readonly by: Id<'per'>; readonly words: string }

export async function settleReport(
  tx: Tx,
  questionReportId: Id<'qrp'>,
  { by, words }: Settlement,
): Promise<'settled' | 'settled before' | 'missing'> {
  const known = await tx.db
    .selectFrom('reviews.question_reports as r')
    .select('r.settled_at')
    .where(tenant(tx, 'r'))
    .where('r.question_report_id', '=', questionReportId)
    .forUpdate()
    .executeTakeFirst()
  if (!known) return 'missing'
  if (known.settled_at !== null) return 'settled before'
  await tx.db
    .updateTable('reviews.question_reports as r')
    .set({ settled_by: by, settled_at: timestamp(tx.now), settlement: words })
    .where(tenant(tx, 'r'))
    .where('r.question_report_id', '=', questionReportId)
    .execute()
  return 'settled'
}
