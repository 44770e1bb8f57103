import { present } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learn, mustRebuild, weekKey, type JudgedAnswer, type Known, type Learnt } from './belief.ts'
import { answer, target, unknown } from './readiness.fixture.ts'

const answered = fc
  .array(
    fc.record({
      question: fc.integer({ min: 0, max: 25 }),
      days: fc.double({ min: 0, max: 12, noNaN: true }),
      correct: fc.boolean(),
      practiceExam: fc.boolean(),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      outside: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => {
    let day = 0
    return list.map(({ question, days, correct, practiceExam, rating, outside }, k): JudgedAnswer => {
      day += days
      const given = answer({ n: question, day, correct, practiceExam, rating, sequence: k + 1 })
      return outside && k % 7 === 3 ? { ...given, domain: 'another exam' } : given
    })
  })

/** What the store gives back: all of what was kept, of which a batch reads only its own questions and weeks. */
const batchOf = (kept: Learnt | null, answers: readonly JudgedAnswer[]): Known => {
  const questions = new Set(answers.map(({ questionId }) => questionId))
  return kept
    ? {
        belief: kept.belief,
        encounters: new Map([...kept.encounters].filter(([id]) => questions.has(id))),
        weeks: kept.weeks,
      }
    : unknown
}
const merged = (before: Learnt | null, after: Learnt | null): Learnt | null =>
  after && {
    belief: after.belief,
    encounters: new Map([...(before?.encounters ?? []), ...after.encounters]),
    weeks: new Map([...(before?.weeks ?? []), ...after.weeks]),
  }

describe('a running belief (R1)', () => {
  test('read in any number of pieces it is the belief read at once, to the last bit', () => {
    fc.assert(
      fc.property(answered, fc.array(fc.integer({ min: 1, max: 59 }), { maxLength: 5 }), (answers, cuts) => {
        const edges = [...new Set([0, ...cuts.filter((cut) => cut < answers.length), answers.length])].toSorted(
          (a, b) => a - b,
        )
        let kept: Learnt | null = null
        for (const [k, edge] of edges.slice(1).entries()) {
          const piece = answers.slice(edges[k], edge)
          kept = merged(kept, learn(batchOf(kept, piece), piece, target))
        }
        expect(kept).toEqual(learn(unknown, answers, target))
      }),
    )
  })

  test('every answer of the exam is counted once, by domain and by week', () => {
    fc.assert(
      fc.property(answered, (answers) => {
        const placed = answers.filter(({ domain }) => target.domains.includes(domain))
        const learnt = learn(unknown, answers, target)
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
        expect(sum(learnt?.belief.answers ?? [])).toBe(placed.length)
        expect(sum(learnt?.belief.right ?? [])).toBe(placed.filter(({ correct }) => correct).length)
        expect(sum([...(learnt?.weeks.values() ?? [])].map((week) => week.answers))).toBe(placed.length)
        for (const [key, week] of learnt?.weeks ?? []) expect(key).toBe(weekKey(week))
      }),
    )
  })

  test('a right answer never lowers what is believed of any domain, a wrong one never raises it', () => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 0, max: 40 }), fc.boolean(), (answers, n, correct) => {
        const before = learn(unknown, answers, target)
        if (!before) return
        const next = answer({ n, day: before.belief.day - 20_000, correct, sequence: 1_000 })
        const after = present(learn(before, [next], target), 'something is believed')
        after.belief.mean.forEach((mean, d) => {
          const change = mean - (before.belief.mean[d] ?? 0)
          expect(correct ? change >= -1e-12 : change <= 1e-12).toBe(true)
        })
      }),
    )
  })

  test('the same question right again the same day says less than a new one', () => {
    const first = present(learn(unknown, [answer({ n: 0, day: 0 })], target), 'one answer')
    const again = present(learn(first, [answer({ n: 0, day: 0.01, sequence: 2 })], target), 'two answers')
    const fresh = present(learn(first, [answer({ n: 4, day: 0.01, sequence: 2 })], target), 'two answers')
    const gain = (after: Learnt) => (after.belief.mean[0] ?? 0) - (first.belief.mean[0] ?? 0)
    expect(gain(again)).toBeGreaterThan(0)
    expect(gain(again)).toBeLessThan(gain(fresh) / 2)
  })

  test('the cursor is the highest sequence, whatever order the answers were given in', () => {
    const answers = [answer({ n: 0, day: 0, sequence: 9 }), answer({ n: 1, day: 1, sequence: 4 })]
    expect(learn(unknown, answers, target)?.belief.cursor).toBe(9)
  })

  test('nothing is believed of somebody who answered nothing of the exam', () => {
    expect(learn(unknown, [], target)).toBeNull()
    expect(learn(unknown, [answer({ n: 0, day: 0, domain: 'another exam' })], target)).toBeNull()
  })
})

describe('when the record is read from its beginning', () => {
  const belief = present(learn(unknown, [answer({ n: 0, day: 3 })], target), 'one answer').belief
  test.each([
    ['a later answer goes on', [answer({ n: 1, day: 4 })], target.scheme, false],
    ['an answer of the same moment goes on', [answer({ n: 1, day: 3 })], target.scheme, false],
    ['an answer that arrives late begins again', [answer({ n: 1, day: 2 })], target.scheme, true],
    ['a correction begins again', [answer({ n: 1, day: 4, revision: 2 })], target.scheme, true],
    ['another exam begins again', [], 'another', true],
  ])('%s', (_, answers, scheme, rebuilt) => {
    expect(mustRebuild(belief, answers, scheme)).toBe(rebuilt)
  })
  test('another model begins again', () => {
    expect(mustRebuild({ ...belief, model: 'older' }, [], target.scheme)).toBe(true)
  })
})
