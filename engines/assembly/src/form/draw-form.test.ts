import { expectOk, type PlainDate, seededRandom, shuffled } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largeBank, open, plain, realSpec, smallCases, some, today } from '../../test/bank.ts'
import { everyForm, faultsOf } from '../../test/rules.ts'
import { drawForm } from './draw-form.ts'
import type { FormSpec } from './form-spec.ts'
import type { Question } from './question.ts'

const questionsOf = (bank: readonly Question[], spec: FormSpec) =>
  expectOk(drawForm(bank, spec)).questions.map(({ id }) => bank.find((q) => q.id === id) ?? plain)

describe('practice exams (Q4)', () => {
  test('a form is drawn exactly when trying every subset of the bank finds one, and it breaks no rule', () => {
    fc.assert(
      fc.property(smallCases, ({ bank, spec }) => {
        const drawn = drawForm(bank, spec)
        expect(drawn.ok).toBe(everyForm(bank, spec).length > 0)
        if (drawn.ok) expect(faultsOf(questionsOf(bank, spec), bank, spec)).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  test('65 questions out of 2,000 keep every rule at once, for every seed', () => {
    const bank = largeBank(2000)
    const spec = realSpec(bank)
    for (const seed of [1, 2, 3, 4, 5]) expect(faultsOf(questionsOf(bank, { ...spec, seed }), bank, spec)).toEqual([])
  })

  test('the same seed redraws the same form whatever the order of the bank', () => {
    const bank = largeBank(600)
    const spec = { ...realSpec(bank), meanDifficulty: null, mostExposures: null, earlier: [] }
    const first = drawForm(bank, spec)
    expect(first.ok).toBe(true)
    for (const seed of [7, 8]) expect(drawForm(shuffled(seededRandom(seed), bank), spec)).toEqual(first)
  })

  test('another seed draws another form', () => {
    const bank = some(40, {})
    const spec = { ...open, domains: [{ domain: 'a', scored: 10, unscored: 0 }] }
    expect(questionsOf(bank, spec)).not.toEqual(questionsOf(bank, { ...spec, seed: 2 }))
  })

  test('over many seeds every equal question has the same chance', () => {
    const bank = some(20, {})
    const uses = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++) {
      for (const { id } of questionsOf(bank, { ...open, seed, domains: [{ domain: 'a', scored: 5, unscored: 0 }] })) {
        uses.set(id, (uses.get(id) ?? 0) + 1)
      }
    }
    // Each is Binomial(400, 1/4): 100 with sd 8.7. Four and a half standard deviations either way.
    for (const { id } of bank) expect(Math.abs((uses.get(id) ?? 0) - 100)).toBeLessThan(40)
  })

  test('questions that forms have used least come first', () => {
    const bank = [...some(10, { exposures: 9 }, 'used-'), ...some(5, {}, 'new-')]
    const chosen = questionsOf(bank, { ...open, domains: [{ domain: 'a', scored: 3, unscored: 0 }] })
    expect(chosen.every(({ exposures }) => exposures === 0)).toBe(true)
  })

  test.each([
    ['2026-11-08', true],
    ['2026-11-09', false],
    ['2026-11-22', false],
    ['2026-12-01', false],
  ])('a question seen on %s may be asked on 2026-11-22: %s', (lastSeen, may) => {
    const spec = { ...open, today, domains: [{ domain: 'a', scored: 1, unscored: 0 }] }
    expect(drawForm([{ ...plain, lastSeen: lastSeen as PlainDate }], spec).ok).toBe(may)
  })

  test('unscored places go to the questions with the fewest answers of their domain', () => {
    const bank = [...some(4, { responses: 100 }, 'old-'), ...some(2, { responses: 0 }, 'new-')]
    const form = expectOk(drawForm(bank, { ...open, domains: [{ domain: 'a', scored: 4, unscored: 2 }] }))
    const unscored = form.questions.filter(({ scored }) => !scored).map(({ id }) => id)
    expect(unscored.toSorted()).toEqual(['new-0', 'new-1'])
  })

  test('the questions of a case study come together, side by side', () => {
    const bank = [...some(3, { together: 'case', type: 'case-study' }, 'case-'), ...some(20, {})]
    const types = [
      { type: 'case-study', min: 1, max: 5 },
      { type: 'mc', min: 0, max: 10 },
    ]
    const chosen = questionsOf(bank, { ...open, types, domains: [{ domain: 'a', scored: 8, unscored: 0 }] })
    const places = chosen.flatMap(({ together }, at) => (together === null ? [] : [at]))
    expect(places).toHaveLength(3)
    expect((places[2] ?? 0) - (places[0] ?? 0)).toBe(2)
  })

  test('a hundred questions that are all enemies of each other give one place, proven at once', () => {
    const ids = some(100, {}).map(({ id }) => id)
    const bank = some(100, { enemies: ids })
    const spec = (scored: number) => ({ ...open, domains: [{ domain: 'a', scored, unscored: 0 }] })
    expect(drawForm(bank, spec(1)).ok).toBe(true)
    expect(drawForm(bank, spec(2))).toMatchObject({
      code: 'assembly.shortage',
      details: { write: [{ domain: 'a', count: 1 }] },
    })
  })

  test('where the bank is 67 groups of enemies, 65 questions come from 65 of them', () => {
    const groupOf = (at: number) => Math.floor(at / 30)
    const bank = some(2000, {}).map((q, at, all) => ({
      ...q,
      enemies: all.slice(30 * groupOf(at), 30 * groupOf(at) + 30).map(({ id }) => id),
    }))
    const chosen = questionsOf(bank, { ...open, domains: [{ domain: 'a', scored: 65, unscored: 0 }] })
    const groups = new Set(chosen.map(({ id }) => groupOf(bank.findIndex((q) => q.id === id))))
    expect(groups.size).toBe(65)
  })

  test('a form of nothing is empty', () => {
    expect(expectOk(drawForm([], open))).toEqual({ seed: 1, questions: [], minutes: 0, meanDifficulty: 0 })
  })
})
