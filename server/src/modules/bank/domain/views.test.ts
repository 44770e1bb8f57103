import { seededRandom } from '@cadre/kernel'
import { takerQuestion } from '@cadre/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFrozenQuestion, canary } from './question-text.fixture.ts'
import { answerKeyOf, reviewViewOf, takerViewOf } from './views.ts'

const idsIn = (value: unknown): string[] => JSON.stringify(value).match(/"i[a-z0-9]{7}"/g) ?? []

describe('what a taker sees (I8, S-02)', () => {
  test('holds nothing of credit, reason, explanation, reference or accepted answer', () => {
    fc.assert(
      fc.property(anyFrozenQuestion, fc.integer(), (version, seed) => {
        const view = takerViewOf(version, seededRandom(seed))
        expect(JSON.stringify(view)).not.toContain(canary)
        expect(takerQuestion.strict().parse(view)).toEqual(view)
      }),
    )
  })
  test('says of ordering and matching the same for two questions whose keys differ', () => {
    fc.assert(
      fc.property(anyFrozenQuestion, fc.integer(), (version, seed) => {
        const { item } = version.text
        if (item.kind !== 'ordering') return
        const other = { ...version, text: { ...version.text, item: { ...item, steps: item.steps.toReversed() } } }
        const sorted = (of: typeof version) => {
          const view = takerViewOf(of, seededRandom(seed)).item
          return view.kind === 'ordering' ? view.steps.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : []
        }
        expect(sorted(version)).toEqual(sorted(other))
      }),
    )
  })
  test('is the same again with the same seed', () => {
    fc.assert(
      fc.property(anyFrozenQuestion, fc.integer(), (version, seed) => {
        expect(takerViewOf(version, seededRandom(seed))).toEqual(takerViewOf(version, seededRandom(seed)))
      }),
    )
  })
})

describe('the key and the review', () => {
  test('speak of exactly the parts that the taker saw', () => {
    fc.assert(
      fc.property(anyFrozenQuestion, fc.integer(), (version, seed) => {
        const seen = new Set(idsIn(takerViewOf(version, seededRandom(seed)).item))
        const distractors = version.text.item.kind === 'matching' ? version.text.item.distractors.length : 0
        const keyed = new Set([
          ...idsIn(answerKeyOf(version)),
          // A matching key names prompts as fields.
          ...(JSON.stringify(answerKeyOf(version)).match(/"i[a-z0-9]{7}"(?=:)/g) ?? []),
        ])
        expect([...keyed].every((id) => seen.has(id))).toBe(true)
        expect(seen.size - keyed.size).toBe(distractors)
      }),
    )
  })
  test('the review shows what the version holds', () => {
    fc.assert(
      fc.property(anyFrozenQuestion, (version) => {
        expect(reviewViewOf(version).item).toEqual(version.text.item)
      }),
    )
  })
})
