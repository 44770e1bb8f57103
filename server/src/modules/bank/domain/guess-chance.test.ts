import { describe, expect, test } from 'vitest'
import { guessChance } from './guess-chance.ts'
import type { BankItem } from './question-text.ts'

const options = (...credits: number[]) => credits.map((credit, k) => ({ id: `o${k}`, text: '', credit, reason: '' }))
const step = { id: 's', text: '', reason: '' }
const pair = { id: 'p', prompt: '', answerId: 'a', answer: '', reason: '' }

describe('the chance of guessing', () => {
  test.each<[string, BankItem, number]>([
    ['one of four', { kind: 'single', options: options(100, 0, 0, 0), shuffle: true }, 1 / 4],
    [
      'two of five: 10 ways',
      { kind: 'multiple', options: options(50, 50, 0, 0, 0), shuffle: true, scoring: 'all-or-nothing', choose: 2 },
      1 / 10,
    ],
    [
      'as many as are right, where the question does not say',
      { kind: 'multiple', options: options(34, 33, 33, 0, 0, 0), shuffle: true, scoring: 'by-credit', choose: null },
      1 / 20,
    ],
    ['four steps: 24 orders', { kind: 'ordering', steps: [step, step, step, step], scoring: 'all-or-nothing' }, 1 / 24],
    [
      'three pairs and a distractor: 4 x 3 x 2 ways',
      {
        kind: 'matching',
        pairs: [pair, pair, pair],
        distractors: [{ id: 'd', text: '' }],
        shuffle: true,
        scoring: 'by-pair',
      },
      1 / 24,
    ],
    ['a number', { kind: 'numeric', answers: [], unit: '' }, 0],
    ['a word', { kind: 'text', answers: [], caseSensitive: false }, 0],
  ])('%s', (_, item, chance) => {
    expect(guessChance(item)).toBeCloseTo(chance, 12)
  })
})
