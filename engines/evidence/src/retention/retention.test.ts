import { expectOk, normal, type Random, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { retentionByFormat } from './by-format.ts'
import { parseStudy, type RetentionAnswer, type RetentionLearner, type RetentionStudy } from './study.ts'

type World = { effect: number; cohorts: number; cohortSd?: number; skip?: number }

/** A programme drawn from the model: five people a cohort, twelve questions on days 7 and 90. */
function study(random: Random, { effect, cohorts, cohortSd = 0.3, skip = 0 }: World): RetentionStudy {
  const learners: RetentionLearner[] = []
  const answers: RetentionAnswer[] = []
  for (let c = 0; c < cohorts; c++) {
    const format = c % 2 === 1 ? 'blended' : 'instructor-led'
    const lift = (format === 'blended' ? effect : 0) + cohortSd * normal(random)
    for (let i = 0; i < 5; i++) {
      const diagnostic = 0.5 * normal(random)
      const level = 1.5 + 0.6 * diagnostic + 0.8 * normal(random) + lift
      const absent = random.next() < skip
      const learner = `c${c}-${i}`
      learners.push({
        learner,
        format,
        cohort: `c${c}`,
        trainer: `t${(c >> 1) % 4}`,
        diagnostic,
        skipped: absent ? [0, 0, 0, 0] : [],
      })
      for (const day of absent ? [7] : [7, 90]) {
        for (let k = 0; k < 12; k++) {
          const difficulty = normal(random)
          const logit = level - difficulty - 0.3 * Math.log1p(day)
          answers.push({ learner, difficulty, day, correct: random.next() < 1 / (1 + Math.exp(-logit)) })
        }
      }
    }
  }
  return expectOk(parseStudy({ learners, answers, reference: 'instructor-led' }))
}

const blended = (world: RetentionStudy) => {
  const [result] = retentionByFormat(world)
  expect(result?.format).toBe('blended')
  if (!result) throw new Error('no format was compared')
  return result
}

describe('retention by format (E6)', () => {
  test('a large true difference over many cohorts is found', () => {
    const result = blended(study(seededRandom(1), { effect: 1.3, cohorts: 36 }))
    expect(result.verdict).toBe('lasts-longer')
    expect(result.lo).toBeGreaterThan(0)
    expect(result.cohortsNeeded).toBe(0)
  })
  test('two cohorts of five cannot tell, and the answer says about how many more would', () => {
    const result = blended(study(seededRandom(2), { effect: 0.5, cohorts: 2 }))
    expect(result).toMatchObject({ verdict: 'cannot-tell-yet', because: 'too-little-data', people: 5, cohorts: 1 })
    expect(result.cohortsNeeded).toBeGreaterThan(3)
  })
  test('people who skipped the check can turn a found difference into cannot tell yet', () => {
    const full = study(seededRandom(3), { effect: 0.9, cohorts: 30 })
    expect(blended(full).verdict).toBe('lasts-longer')
    const thinned = study(seededRandom(3), { effect: 0.9, cohorts: 30, skip: 0.6 })
    const result = blended(thinned)
    expect(result.worst).toBeLessThan(result.effect)
    expect(result.best).toBeGreaterThan(result.effect)
    expect(result).toMatchObject({ verdict: 'cannot-tell-yet', because: 'missing-answers' })
  })
  test('when cohorts differ by luck the interval is wider than when they do not', () => {
    const width = (cohortSd: number) => {
      const { lo, hi } = blended(study(seededRandom(4), { effect: 0, cohorts: 12, cohortSd }))
      return hi - lo
    }
    expect(width(1)).toBeGreaterThan(width(0))
  })
  test('intervals hold the true effect when it is drawn from the prior, and no false verdict is given, in 16 programmes', () => {
    const random = seededRandom(6)
    let held = 0
    let wrong = 0
    for (let i = 0; i < 16; i++) {
      const effect = 0.3 + 0.3 * normal(random)
      const { lo, hi, verdict } = blended(study(random, { effect, cohorts: 8, cohortSd: 0.4 }))
      if (lo <= effect && effect <= hi) held++
      if ((verdict === 'lasts-longer' && effect < 0) || (verdict === 'lasts-less' && effect > 0)) wrong++
    }
    expect(held).toBeGreaterThanOrEqual(13)
    expect(wrong).toBe(0)
  })
  test('the order of people and answers does not matter', () => {
    const world = study(seededRandom(8), { effect: 0.4, cohorts: 4 })
    const shuffled = { ...world, learners: world.learners.toReversed(), answers: world.answers.toReversed() }
    expect(blended(shuffled).effect).toBeCloseTo(blended(world).effect, 6)
  })
  test('everyone right on everything still has a finite answer', () => {
    const world = study(seededRandom(9), { effect: 0, cohorts: 4 })
    const result = blended({ ...world, answers: world.answers.map((a) => ({ ...a, correct: true })) })
    expect(Number.isFinite(result.effect)).toBe(true)
    expect(result.verdict).toBe('cannot-tell-yet')
  })
})

describe('studies that cannot be read are refused', () => {
  const person = { learner: 'a', format: 'blended', cohort: 'c', trainer: 't', diagnostic: 0, skipped: [] }
  const other = { ...person, learner: 'b', format: 'instructor-led', cohort: 'd' }
  const answer = { learner: 'a', difficulty: 0, day: 90, correct: true }
  const good: RetentionStudy = { learners: [person, other], answers: [answer], reference: 'instructor-led' }
  test.each([
    ['a person twice', { ...good, learners: [person, other, person] }],
    ['an answer of nobody', { ...good, answers: [{ ...answer, learner: 'z' }] }],
    ['a negative day', { ...good, answers: [{ ...answer, day: -1 }] }],
    ['a difficulty that is not a number', { ...good, answers: [{ ...answer, difficulty: NaN }] }],
    ['a cohort with two trainers', { ...good, learners: [person, other, { ...person, learner: 'e', trainer: 'u' }] }],
    ['one format only', { ...good, learners: [other], answers: [] }],
    ['a reference nobody took', { ...good, reference: 'self-paced' }],
  ] satisfies [string, RetentionStudy][])('%s', (_, input) => {
    expect(parseStudy(good).ok).toBe(true)
    expect(parseStudy(input).ok).toBe(false)
  })
})
