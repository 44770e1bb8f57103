import { seededRandom, type Id } from '@cadre/kernel'
import { defaultWeights, schedulerOf } from '@cadre/memory'
import { describe, expect, test } from 'vitest'
import { buildOpeningQuiz, type QuizGround } from './opening-quiz.ts'

const id = <P extends 'per' | 'qst' | 'qve'>(text: string) => text as Id<P>
const [ann, ben] = [id<'per'>('per_ann'), id<'per'>('per_ben')]
const [hers, his] = [id<'qst'>('qst_hers'), id<'qst'>('qst_his')]
const versionId = id<'qve'>('qve_one')
const usual = schedulerOf(defaultWeights)
/** FSRS-6's last weight is the decay of the forgetting curve. */
const forgetful = schedulerOf(defaultWeights.with(20, 0.6))

/** Each of two people has answered one question, at the same time and alike. */
const groundWith = (forgets: Id<'per'> | null): QuizGround => ({
  pool: [hers, his].map((questionId) => ({ questionId, versionId, domain: 'data', objective: null })),
  enemies: [],
  personIds: [ann, ben],
  memories: [
    { personId: ann, questionId: hers },
    { personId: ben, questionId: his },
  ].map((each) => ({ ...each, state: usual.step(null, 0, 3), daysSince: 12 })),
  domains: [{ key: 'data', name: 'Data', weight: 1 }],
  owed: [],
  examInDays: 20,
  schedulerOf: (personId) => (personId === forgets ? forgetful : usual),
})
const quizOf = (forgets: Id<'per'> | null) => buildOpeningQuiz(groundWith(forgets), seededRandom(4))

describe('the opening quiz of a group (S3)', () => {
  test.each([
    ['hers', ann, hers],
    ['his', ben, his],
  ])('begins with the question of whoever forgets faster: %s', (_, forgets, first) => {
    expect(quizOf(forgets).questions[0]?.questionId).toBe(first)
  })
  test('says by each person’s own parameters how well a question is still known', () => {
    const known = (forgets: Id<'per'> | null) =>
      quizOf(forgets).questions.find(({ questionId }) => questionId === hers)?.why ?? ''
    const percent = (by: typeof usual) => Math.round(100 * by.recall(usual.step(null, 0, 3).stability, 12))
    expect(known(null)).toContain(`${percent(usual)} % would still know it`)
    expect(known(ann)).toContain(`${percent(forgetful)} % would still know it`)
    expect(known(ben)).toBe(known(null))
    expect(percent(forgetful)).toBeLessThan(percent(usual))
  })
})
