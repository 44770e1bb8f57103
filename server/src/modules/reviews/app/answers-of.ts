import type { Reads } from '../../../platform/db/transaction.ts'
import { standingOf, type RecordedAnswer } from '../domain/answer.ts'
import { answersAfter } from '../store/answers.ts'
import type { Learner } from '../store/learners.ts'

/**
 * A person's answers as they stand, in the order in which they were given.
 * @param after the `sequence` up to which the caller has read; 0 for all. An answer of a higher `revision` than 1 replaces one that
 * was read before: who keeps running sums begins again at 0.
 */
export const answersOf = async (reads: Reads, asked: Learner & { readonly after: number }): Promise<RecordedAnswer[]> =>
  standingOf(await answersAfter(reads, asked))
