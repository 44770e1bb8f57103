import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Marked, percentOf, scoreForm } from './score.ts'

const marked = (credit: number, domain: string | null, more: Partial<Marked> = {}): Marked => ({
  question: 'q',
  mark: { credit, correct: credit === 100 },
  points: 100,
  scored: true,
  domain,
  ...more,
})

describe('the score of a form (Q4)', () => {
  test('counts scored questions only, in all and by domain', () => {
    const score = scoreForm([
      marked(100, 'data'),
      marked(50, 'data'),
      marked(0, 'model', { points: 200 }),
      marked(100, 'model', { scored: false }),
      marked(100, null),
    ])
    expect(score).toMatchObject({ earned: 250, possible: 500, percent: 50, correct: 2, questions: 4 })
    expect(score.byDomain.get('data')).toEqual({ earned: 150, possible: 200, percent: 75, correct: 1, questions: 2 })
    expect(score.byDomain.get('model')).toMatchObject({ earned: 0, percent: 0 })
  })
  test('a form without scored questions has no percentage', () => {
    expect(scoreForm([]).percent).toBeNull()
  })
  test('only everything is 100 % and only nothing is 0 %', () => {
    expect([percentOf(99_999, 100_000), percentOf(1, 100_000)]).toEqual([99.9, 0.1])
    expect([percentOf(5, 5), percentOf(0, 5), percentOf(2, 3)]).toEqual([100, 0, 66.7])
  })
  test('earned lies between 0 and possible, and the order of questions does not matter', () => {
    const any = fc.record({ credit: fc.integer({ min: 0, max: 100 }), points: fc.integer({ min: 0, max: 10_000 }) })
    fc.assert(
      fc.property(fc.array(any), (questions) => {
        const all = questions.map(({ credit, points }, i) => marked(credit, `d${i % 3}`, { points }))
        const { earned, possible, byDomain } = scoreForm(all)
        expect(earned).toBeGreaterThanOrEqual(0)
        expect(earned).toBeLessThanOrEqual(possible)
        expect(scoreForm(all.toReversed())).toMatchObject({ earned, possible })
        expect([...byDomain.values()].reduce((sum, score) => sum + score.earned, 0)).toBe(earned)
      }),
    )
  })
})
