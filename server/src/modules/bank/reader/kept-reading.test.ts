import { describe, expect, test } from 'vitest'
import { KeptReading } from './kept-reading.ts'
import { readFile } from './read-file.ts'

const bankOf = (stem: string) => {
  const read = readFile(new TextEncoder().encode(`::Name:: ${stem} {=yes ~no}`))
  if (!read.ok) throw new Error(read.reason)
  return read
}

describe('what the dry run of an import read', () => {
  test('is there once, for its own import', () => {
    const kept = new KeptReading()
    const bank = bankOf('Is it kept?')
    kept.keep('imp_1', bank)
    expect(kept.take('imp_2')).toBeNull()
    expect(kept.take('imp_1')).toBe(bank)
    expect(kept.take('imp_1')).toBeNull()
  })
  test('gives way to the next import, so that one at most is in memory', () => {
    const kept = new KeptReading()
    const [first, second] = [bankOf('Is it the first?'), bankOf('Is it the second?')]
    kept.keep('imp_1', first)
    kept.keep('imp_2', second)
    expect(kept.take('imp_1')).toBeNull()
    expect(kept.take('imp_2')).toBe(second)
  })
})
