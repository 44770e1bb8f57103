import { expectOk, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { idsOfItem, nameParts } from './name-parts.ts'
import type { BankItem } from './question-text.ts'

const single = (...ids: string[]): BankItem => ({
  kind: 'single',
  shuffle: true,
  options: ids.map((id, i) => ({ id, text: `option ${i}`, credit: i === 0 ? 100 : 0, reason: '' })),
})
const named = (item: BankItem, known: string[] = [], seed = 1) => nameParts(item, new Set(known), seededRandom(seed))

describe('parts are named for good', () => {
  test('new parts get ids of their own, and those that were given stay', () => {
    const ids = idsOfItem(expectOk(named(single('keepme22', '', ''), ['keepme22'])))
    expect(ids[0]).toBe('keepme22')
    expect(new Set(ids).size).toBe(3)
    expect(ids.every((id) => /^[a-z2-9]{8}$/.test(id))).toBe(true)
  })
  test('a prompt and its answer have different ids', () => {
    const pair = { id: '', prompt: 'p', answerId: '', answer: 'a', reason: '' }
    const item: BankItem = {
      kind: 'matching',
      pairs: [pair, pair],
      distractors: [{ id: '', text: 'd' }],
      shuffle: true,
      scoring: 'by-pair',
    }
    expect(new Set(idsOfItem(expectOk(named(item)))).size).toBe(5)
  })
  test.each([
    ['an id that the question never gave', single('strange2')],
    ['one id for two parts', single('keepme22', 'keepme22')],
  ])('%s is refused', (_, item) => {
    expect(named(item, ['keepme22'])).toMatchObject({ ok: false, code: 'bank.part-unknown' })
  })
  test('the order of ids says nothing of the order of writing', () => {
    const sorted = Array.from({ length: 200 }, (_, seed) => idsOfItem(expectOk(named(single('', ''), [], seed))))
    const rising = sorted.filter(([a = '', b = '']) => a < b).length
    expect(rising).toBeGreaterThan(60)
    expect(rising).toBeLessThan(140)
  })
})
