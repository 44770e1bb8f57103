import type { Id } from '@cadre/kernel'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { Assessment, AssessmentState, FormId, ReviewPolicy } from '../domain/assessment.ts'

export type ClosableForm = {
  readonly formId: FormId
  readonly finalised: boolean
  readonly assessment: Pick<Assessment, 'review' | 'state' | 'closesAt' | 'releasedAt'>
  /** Attempts at the assessment, anybody's, that are not finalised. */
  readonly live: number
}

/** Forms of a person's attempts whose review may be closed: under way, or of an assessment that does not open it with the last word. */
export async function closableForms(reads: Reads, personId: Id<'per'>): Promise<ClosableForm[]> {
  const rows = await reads.db
    .selectFrom('assessments.attempts as t')
    .innerJoin('assessments.assessments as a', (join) =>
      join.onRef('a.organisation_id', '=', 't.organisation_id').onRef('a.assessment_id', '=', 't.assessment_id'),
    )
    .select(['t.form_id', 't.phase', 'a.review', 'a.state', 'a.closes_at', 'a.released_at'])
    .select((eb) =>
      eb
        .selectFrom('assessments.attempts as l')
        .select(({ fn }) => fn.countAll<number>().as('live'))
        .where(tenant(reads, 'l'))
        .whereRef('l.assessment_id', '=', 't.assessment_id')
        .where('l.phase', 'in', ['open', 'closed'])
        .as('live'),
    )
    .where(tenant(reads, 't'))
    .where('t.person_id', '=', personId)
    .where((eb) => eb.or([eb('t.phase', 'in', ['open', 'closed']), eb('a.review', '<>', 'after-submit')]))
    .execute()
  return rows.map((row) => ({
    formId: row.form_id as FormId,
    finalised: row.phase === 'finalised',
    assessment: {
      review: row.review as ReviewPolicy,
      state: row.state as AssessmentState,
      closesAt: row.closes_at,
      releasedAt: row.released_at,
    },
    live: row.live ?? 0,
  }))
}
