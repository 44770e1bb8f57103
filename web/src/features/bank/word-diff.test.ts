import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDiff } from './word-diff.ts'

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'which', 'not'), { maxLength: 30 }).map((words) => words.join(' '))
const without = (pieces: ReturnType<typeof wordDiff>, kind: 'gone' | 'new') =>
  pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')

describe('wordDiff', () => {
  it('holds both texts whole', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after)
        expect(without(pieces, 'new')).toBe(before)
        expect(without(pieces, 'gone')).toBe(after)
      }),
    )
  })
  it('shows one word that changed as one word', () => {
    expect(wordDiff('reads the fewest bytes', 'reads the most bytes')).toEqual([
      { kind: 'same', text: 'reads the ' },
      { kind: 'gone', text: 'fewest' },
      { kind: 'new', text: 'most' },
      { kind: 'same', text: ' bytes' },
    ])
  })
  it('shows a sentence that was written anew as one sentence gone and one new', () => {
    expect(
      wordDiff(
        'Wrong: staff. Access is the task in both cases.',
        'Wrong: staff. Whoever runs it decides in all places.',
      ),
    ).toEqual([
      { kind: 'same', text: 'Wrong: staff. ' },
      { kind: 'gone', text: 'Access is the task in both cases.' },
      { kind: 'new', text: 'Whoever runs it decides in all places.' },
    ])
  })
  it('keeps what is shared between two small changes', () => {
    expect(wordDiff('one model in a private subnet', 'two models in a private subnet').map(({ kind }) => kind)).toEqual(
      ['gone', 'new', 'same'],
    )
  })
})
