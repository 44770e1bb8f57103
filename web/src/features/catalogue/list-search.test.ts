import { describe, expect, it } from 'vitest'
import { isShown, listSearch } from './list-search.ts'

const item = { vendor: 'AWS', code: 'MLA-C01', name: 'Machine Learning Engineer', status: 'active' } as const

describe('the search in the address', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(listSearch({ q: 'aws', status: 'retired', other: 1 })).toEqual({ q: 'aws', status: 'retired' })
    expect(listSearch({ q: 7, status: 'lost' })).toEqual({})
  })
  it('is as long as a person types', () => expect(listSearch({ q: 'x'.repeat(500) }).q).toHaveLength(100))
})

describe('what is shown of the catalogue', () => {
  it.each([
    [{}, true],
    [{ q: 'engineer aws' }, true],
    [{ q: '  mla ' }, true],
    [{ q: 'azure' }, false],
    [{ status: 'active' as const }, true],
    [{ q: 'mla', status: 'retired' as const }, false],
  ])('%j: %s', (search, shown) => expect(isShown(item, search)).toBe(shown))
})
