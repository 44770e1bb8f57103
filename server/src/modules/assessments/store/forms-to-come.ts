import type { Id } from '@cadre/kernel'
import { tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import { moment } from '../../../platform/db/values.ts'

/**
 * Questions on forms, drawn already, of practice exams and retention checks that may still be taken: what they measure rests on
 * questions that are met there for the first time.
 */
export async function questionsToCome(reads: Reads, certificationId: Id<'crt'>): Promise<Set<Id<'qst'>>> {
  const rows = await reads.db
    .selectFrom('assessments.assessments as a')
    .innerJoin('assessments.forms as f', (join) =>
      join.onRef('f.organisation_id', '=', 'a.organisation_id').onRef('f.assessment_id', '=', 'a.assessment_id'),
    )
    .innerJoin('assessments.form_questions as q', (join) =>
      join.onRef('q.organisation_id', '=', 'f.organisation_id').onRef('q.form_id', '=', 'f.form_id'),
    )
    .select('q.question_id')
    .distinct()
    .where(tenant(reads, 'a'))
    .where('a.certification_id', '=', certificationId)
    .where('a.kind', 'in', ['practice-exam', 'retention'])
    .where('a.state', 'in', ['draft', 'published'])
    .where((eb) => eb.or([eb('a.closes_at', 'is', null), eb('a.closes_at', '>', moment(reads.now))]))
    .execute()
  return new Set(rows.map(({ question_id }) => question_id as Id<'qst'>))
}
