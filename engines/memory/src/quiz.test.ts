import { expectOk, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openingQuiz, parseQuiz, type QuizRequest } from './quiz.ts'
import { schedulerOf } from './scheduler.ts'
import { defaultWeights } from './weights.ts'

const scheduler = schedulerOf(defaultWeights)
const domains = ['data', 'models', 'ops']

/** Five people, thirty items learned over four weeks, newest last. */
function cohort(seed: number): QuizRequest {
  const random = seededRandom(seed)
  const items = Array.from({ length: 30 }, (_, i) => ({
    item: `q${i}`,
    domain: domains[i % 3] ?? 'ops',
    enemies: [] as string[],
  }))
  const learners = Array.from({ length: 5 }, (_, j) => ({
    learner: `p${j}`,
    weight: 1,
    scheduler,
    memory: new Map(
      items.map(({ item }, i) => {
        const state = { stability: 1 + 12 * random.next(), difficulty: 2 + 7 * random.next() }
        return [item, { state, daysSince: 29 - i }] as const
      }),
    ),
  }))
  return { items, learners, domainWeights: { data: 0.3, models: 0.5, ops: 0.2 }, goal: { examInDays: 25 }, size: 6 }
}

describe('the opening quiz of a group (S3)', () => {
  test('it is worth more than a random choice, and than the most recent topics, for the group and its worst learner', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { value, random, mostRecent } = openingQuiz(cohort(seed), seededRandom(9))
      expect(value.total).toBeGreaterThan(random.total)
      expect(random.total).toBeGreaterThan(mostRecent.total)
      expect(value.worst).toBeGreaterThan(mostRecent.worst)
    }
  })
  test('without enemies no other choice under the same caps is worth more', () => {
    const request = { ...cohort(5), size: 3, perDomain: 1 }
    const best = openingQuiz(request, seededRandom(1)).value.total
    const scores = new Map(
      openingQuiz({ ...request, size: 30, perDomain: 30 }, seededRandom(1)).chosen.map((c) => [c.item, c.score]),
    )
    const byDomain = domains.map((d) => request.items.filter((i) => i.domain === d).map((i) => scores.get(i.item) ?? 0))
    const optimum = byDomain.reduce((sum, list) => sum + Math.max(...list), 0)
    expect(best).toBeCloseTo(optimum, 12)
  })
  test('caps hold, enemies never meet, and the order of items does not matter', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, size, perDomain) => {
          const plain = cohort(seed)
          const items = plain.items.map((item, i) =>
            i % 2 === 0 ? { ...item, enemies: [`q${i + 1}`, `q${i + 3}`] } : item,
          )
          const request = { ...plain, items, size, perDomain }
          const { chosen } = openingQuiz(request, seededRandom(1))
          const names = chosen.map((c) => c.item)
          expect(names.length).toBeLessThanOrEqual(Math.min(size, 3 * perDomain))
          for (const d of domains) expect(chosen.filter((c) => c.domain === d).length).toBeLessThanOrEqual(perDomain)
          for (const { item, enemies } of items) {
            if (names.includes(item)) expect(enemies.filter((e) => names.includes(e))).toEqual([])
          }
          expect(openingQuiz({ ...request, items: items.toReversed() }, seededRandom(1)).chosen).toEqual(chosen)
        },
      ),
      { numRuns: 25 },
    )
  })
  test('the score is the domain weight times the weighted sum of values', () => {
    const { chosen } = openingQuiz(cohort(6), seededRandom(1))
    const weights: Record<string, number> = { data: 0.3, models: 0.5, ops: 0.2 }
    for (const { domain, score, value } of chosen) {
      const sum = Object.values(value).reduce((a, b) => a + b, 0)
      expect(score).toBeCloseTo((weights[domain] ?? 0) * sum, 12)
    }
  })
  test('items nobody remembers are worth nothing and are left out', () => {
    const request = cohort(7)
    const learners = request.learners.map((l) => ({ ...l, memory: new Map([...l.memory].slice(0, 2)) }))
    const { chosen } = openingQuiz({ ...request, learners }, seededRandom(1))
    expect(chosen.map((c) => c.item).toSorted()).toEqual(['q0', 'q1'])
  })
})

describe('quizzes that cannot be chosen are refused', () => {
  const good = cohort(1)
  const [first] = good.items
  test.each([
    ['no item', { ...good, items: [] }],
    ['no learner', { ...good, learners: [] }],
    ['no question', { ...good, size: 0 }],
    ['a domain without weight', { ...good, domainWeights: { data: 1, models: 1 } }],
    ['a negative weight', { ...good, domainWeights: { ...good.domainWeights, ops: -1 } }],
    ['an exam in the past', { ...good, goal: { examInDays: -1 } }],
    ['an item twice', { ...good, items: [...good.items, ...(first ? [first] : [])] }],
    ['a memory of an unknown item', { ...good, items: good.items.slice(1) }],
  ] satisfies [string, QuizRequest][])('%s', (_, request) => {
    expect(expectOk(parseQuiz(good))).toBe(good)
    expect(parseQuiz(request).ok).toBe(false)
  })
})
