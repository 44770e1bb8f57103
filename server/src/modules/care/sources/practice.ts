import { dateIn } from '@cadre/kernel'
import { questionsByGuide } from '../../bank/index.ts'
import { lastAnswersOf } from '../../reviews/index.ts'
import type { CareSource } from '../app/source.ts'

/**
 * When somebody last answered a question, wherever: attempts, live sessions, quizzes and reviews are one record. Where the
 * bank has no question of the exam there is nothing to practise, and nobody falls behind in it.
 */
export const practiceSigns: CareSource = async (reads, asked) => {
  const { certificationId, personIds, zone } = asked
  if ((await questionsByGuide(reads, [certificationId])).length === 0) {
    const on = dateIn(zone, reads.now)
    return personIds.map((personId) => ({ personId, kind: 'practice', on, words: 'There is nothing to practise yet' }))
  }
  return [...(await lastAnswersOf(reads, asked))].map(([personId, at]) => ({
    personId,
    kind: 'practice',
    on: dateIn(zone, at),
    words: 'Last question answered',
  }))
}
