import { describe, expect, it } from 'vitest'
import { advance, isPlainKeys, keyCaps, pressName } from './key-sequence.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('pressName', () => {
  it.each([
    [press('g'), 'g'],
    [press('G'), 'g'],
    [press('?'), '?'],
    [press('k', { ctrlKey: true }), 'mod+k'],
    [press('K', { metaKey: true }), 'mod+k'],
    [press('k', { altKey: true }), null],
    [press('Shift'), null],
    [press(' '), null],
  ])('%j is %s', (event, expected) => expect(pressName(event)).toBe(expected))
})

describe('advance', () => {
  const known = ['mod+k', '?', 'g c', 'g p', 'n']
  it('runs a single press at once', () => expect(advance('', 'n', known)).toEqual({ pending: '', hit: 'n' }))
  it('waits for the second press', () => expect(advance('', 'g', known)).toEqual({ pending: 'g', hit: null }))
  it('runs the second press', () => expect(advance('g', 'p', known)).toEqual({ pending: '', hit: 'g p' }))
  it('forgets a first press that leads nowhere', () => {
    expect(advance('g', 'x', known)).toEqual({ pending: '', hit: null })
    expect(advance('g', 'n', known)).toEqual({ pending: '', hit: 'n' })
    expect(advance('g', 'g', known)).toEqual({ pending: 'g', hit: null })
  })
})

describe('keyCaps', () => {
  it('prints keys as they stand on the keyboard', () => {
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K'])
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K'])
    expect(keyCaps('g c', false)).toEqual(['G', 'then', 'C'])
  })
  it('knows which shortcuts a person may switch off', () => {
    expect([isPlainKeys('g c'), isPlainKeys('?'), isPlainKeys('mod+k')]).toEqual([true, true, false])
  })
})
