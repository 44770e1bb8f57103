import { describe, expect, it } from 'vitest'
import { readable } from './readable.ts'

describe('readable', () => {
  it.each([
    ['MLS-C01 retired on 2026-03-31.', 'MLS-C01 retired on 31 March 2026.'],
    ['"Pipelines" (2026-12-01 17:00) moves.', '"Pipelines" (1 December 2026, 17:00) moves.'],
    ['at 12:00 instead of 13:00 in America/New_York', 'at 12:00 instead of 13:00 in New York'],
    ['in America/Argentina/Buenos_Aires', 'in Buenos Aires'],
    ['no such day: 2026-13-45', 'no such day: 2026-13-45'],
    ['AI/ML for people', 'AI/ML for people'],
  ])('writes %j as %j', (words, expected) => expect(readable(words)).toBe(expected))
})
