import { dateIn } from '@cadre/kernel'
import { lastAnswersOf } from '../../reviews/index.ts'
import type { CareSource } from '../app/source.ts'

/** When somebody last answered a question, wherever: attempts, live sessions, quizzes and reviews are one record. */
export const practiceSigns: CareSource = async (reads, asked) =>
  [...(await lastAnswersOf(reads, asked))].map(([personId, at]) => ({
    personId,
    kind: 'practice',
    on: dateIn(asked.zone, at),
    words: 'Last question answered',
  }))
