import { questionsForDrift } from '../../bank/index.ts'
import type { DriftSource } from '../app/source.ts'

/** Questions that are not retired, each for the guide that it was written for. */
export const questionsAtStake: DriftSource = async (reads, certificationIds) =>
  (await questionsForDrift(reads, [...certificationIds])).map(({ questionId, ...question }) => ({
    ...question,
    kind: 'question',
    id: questionId,
    people: 0,
    until: null,
  }))
