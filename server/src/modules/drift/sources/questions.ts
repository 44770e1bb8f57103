import { questionsByGuide } from '../../bank/index.ts'
import type { DriftSource } from '../app/source.ts'

/** Questions that are not retired, by domain and the guide they were written for: a bank has too many to name each. */
export const questionsAtStake: DriftSource = async (reads, certificationIds) =>
  (await questionsByGuide(reads, [...certificationIds])).map(({ certificationId, domain, guideVersion, count }) => ({
    certificationId,
    guideVersion,
    kind: 'question',
    id: `${certificationId}/${domain}/${guideVersion ?? ''}`,
    title: `${count} ${count === 1 ? 'question' : 'questions'} of ${domain}`,
    people: 0,
    until: null,
  }))
