import { describe, expect, it } from 'vitest'
import { movedPair } from './moved-pair.ts'

const pairs = [
  ['bo', 'cy'],
  ['di', 'ed'],
]

describe('a person is moved to another pair (K7)', () => {
  it('leaves one and joins the other', () => {
    expect(movedPair(pairs, 'bo', { kind: 'join', group: 1 })).toEqual([['cy'], ['di', 'ed', 'bo']])
    expect(movedPair([['cy'], ['di', 'ed', 'bo']], 'cy', { kind: 'join', group: 1 })).toEqual([
      ['di', 'ed', 'bo', 'cy'],
    ])
  })

  it('works alone, or takes no part', () => {
    expect(movedPair(pairs, 'ed', { kind: 'alone' })).toEqual([['bo', 'cy'], ['di'], ['ed']])
    expect(movedPair(pairs, 'ed', { kind: 'out' })).toEqual([['bo', 'cy'], ['di']])
  })

  it('comes in when nobody had paired them, and stays where they are when asked to', () => {
    expect(movedPair(pairs, 'flo', { kind: 'join', group: 0 })).toEqual([
      ['bo', 'cy', 'flo'],
      ['di', 'ed'],
    ])
    expect(movedPair(pairs, 'cy', { kind: 'join', group: 0 })).toEqual(pairs)
  })
})
