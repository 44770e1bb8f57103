import type { Response } from '@cadre/attempt'
import { describe, expect, it } from 'vitest'
import { answerRows, type AnsweredItem } from './answer-rows.ts'

const number: AnsweredItem['item'] = {
  kind: 'numeric',
  unit: '',
  answers: [{ value: 1234.5, tolerance: 1, credit: 100, reason: '' }],
}
const typed: Response = { kind: 'numeric', text: '1.234,5' }
const mine = (answered: Omit<AnsweredItem, 'item'>) => answerRows({ item: number, ...answered })[0]?.right

describe('what was typed', () => {
  it('is called right when it was marked right, however it was written', () =>
    expect(mine({ response: typed, correct: true, points: 100 })).toBe(true))
  it('is called wrong when it was marked wrong', () =>
    expect(mine({ response: typed, correct: false, points: 0 })).toBe(false))
  it('is neither when it was worth a part, or nobody has marked it', () => {
    expect(mine({ response: typed, correct: false, points: 50 })).toBeNull()
    expect(mine({ response: typed })).toBeNull()
  })
})

describe('pairs', () => {
  const pair = (id: string) => ({ id, prompt: id, answerId: `${id} right`, answer: `${id} right`, reason: '' })
  const item: AnsweredItem['item'] = { kind: 'matching', pairs: [pair('a'), pair('b')], distractors: [] }
  it('say which of them was left open, where anything was answered', () => {
    const rows = answerRows({ item, response: { kind: 'matching', pairs: { a: 'a right' } } })
    expect(rows.map((row) => row.mine)).toEqual(['your answer', 'you left it open'])
    expect(answerRows({ item, response: null }).map((row) => row.mine)).toEqual([null, null])
  })
})
