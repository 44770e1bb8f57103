import type { ExamTarget } from '@cadre/calendar'
import { addDays, daysBetween, type Id, type PlainDate } from '@cadre/kernel'
import { sql } from 'kysely'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import { windowOf } from '../domain/exam-booking.ts'

/** When somebody who holds a seat is to sit the exam, as far as it is decided. */
export type ExamPlan = {
  readonly personId: PersonKey
  readonly cohortId: CohortId
  readonly certificationId: Id<'crt'>
  readonly versionId: Id<'bve'>
  readonly booked: PlainDate | null
  /** The middle of the cohort's exam window. */
  readonly windowMiddle: PlainDate | null
}

type Asked = { readonly personIds: readonly PersonKey[]; readonly certificationId?: Id<'crt'> | undefined }

/** Plans of these people in cohorts that are announced, the newest cohort of each first. */
export async function examPlansOf(reads: Reads, { personIds, certificationId }: Asked): Promise<ExamPlan[]> {
  if (personIds.length === 0) return []
  let query = reads.db
    .selectFrom('cohorts.seats as s')
    .innerJoin('cohorts.cohorts as c', (join) =>
      join.onRef('c.organisation_id', '=', 's.organisation_id').onRef('c.cohort_id', '=', 's.cohort_id'),
    )
    .select(['s.person_id', 's.cohort_id', 's.exam_date', 'c.certification_id', 'c.version_id', 'c.ends_on'])
    .select(sql`c.plan -> 'exam'`.as('exam'))
    .where(tenant(reads, 's'))
    .where((eb) => eb('s.person_id', '=', eb.fn.any(eb.val([...personIds]))))
    .where('s.state', 'in', ['invited', 'confirmed'])
    .where('c.stage', 'in', ['tentative', 'confirmed'])
  if (certificationId) query = query.where('c.certification_id', '=', certificationId)
  const rows = await query.orderBy('c.starts_on', 'desc').orderBy('c.cohort_id').execute()
  return rows.map((row) => ({
    personId: row.person_id as PersonKey,
    cohortId: row.cohort_id as CohortId,
    certificationId: row.certification_id as Id<'crt'>,
    versionId: row.version_id as Id<'bve'>,
    booked: row.exam_date as PlainDate | null,
    windowMiddle: middleOf(row.exam, row.ends_on as PlainDate),
  }))
}

/** The exam's day of the next announced cohort of a certification that begins after a date: the middle of its window. */
export async function nextCohortWindow(
  reads: Reads,
  certificationId: Id<'crt'>,
  after: PlainDate,
): Promise<PlainDate | null> {
  const row = await reads.db
    .selectFrom('cohorts.cohorts as c')
    .select('c.ends_on')
    .select(sql`c.plan -> 'exam'`.as('exam'))
    .where(tenant(reads, 'c'))
    .where('c.certification_id', '=', certificationId)
    .where('c.stage', 'in', ['tentative', 'confirmed'])
    .where('c.starts_on', '>', after)
    .orderBy('c.starts_on')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return middleOf(row.exam, row.ends_on as PlainDate) ?? (row.ends_on as PlainDate)
}

function middleOf(exam: unknown, endsOn: PlainDate): PlainDate | null {
  const window = windowOf(exam as Pick<ExamTarget, 'window'> | null, endsOn)
  return window && addDays(window.from, Math.floor(daysBetween(window.from, window.to) / 2))
}
