import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { isReviewOpen } from '../domain/review-policy.ts'
import { closableForms } from '../store/closable-forms.ts'
import { questionsOfForms } from '../store/forms.ts'

/**
 * Questions whose key a person may not see: of an attempt that is under way, and of one whose review is closed to them. For what
 * practises questions outside of attempts.
 */
export async function questionsHeldBack(reads: Reads, personId: Id<'per'>): Promise<ReadonlySet<Id<'qst'>>> {
  const closed = (await closableForms(reads, personId)).filter(
    ({ finalised, assessment, live }) => !finalised || !isReviewOpen(assessment, live, reads.now),
  )
  return questionsOfForms(
    reads,
    closed.map(({ formId }) => formId),
  )
}
