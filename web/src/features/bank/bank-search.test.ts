import { describe, expect, it } from 'vitest'
import { bankSearch } from './bank-search.ts'

describe('bankSearch', () => {
  it('keeps what a filter can be and drops the rest', () => {
    expect(
      bankSearch({ text: 'parquet', state: 'live', difficulty: '2', kind: 'essay', tag: 3, domain: '', other: 'x' }),
    ).toEqual({ text: 'parquet', state: 'live', difficulty: 2 })
  })
})
