import { describe, expect, test } from 'vitest'
import { firstThing, type Next, type ReviewDay } from './first-thing.ts'

const now = Date.parse('2027-01-14T09:00:00Z')
const next = (kind: Next['kind'], due: string | null = null) => ({ kind, due }) as Next
const day = (reviews: number) => ({ reviews: Array.from({ length: reviews }) }) as unknown as ReviewDay

describe('the one next action (S4)', () => {
  test.each([
    ['nothing, where nothing waits', null, day(0), null],
    ['nothing, for who has no reviews at all', null, null, null],
    ['reviews, where nothing else waits', null, day(9), 'reviews'],
    ['reviews, before work', next('study', '2027-01-14T12:00:00Z'), day(9), 'reviews'],
    ['reviews, before a session tonight', next('join', '2027-01-14T18:00:00Z'), day(9), 'reviews'],
    ['the session that begins within the hour', next('join', '2027-01-14T09:30:00Z'), day(9), 'next'],
    ['a seat to accept', next('accept'), day(9), 'next'],
    ['a session to prepare', next('prepare'), day(9), 'next'],
    ['what there is, where no review is due', next('study'), day(0), 'next'],
  ] as const)('is %s', (_, next, reviews, expected) => {
    expect(firstThing(next, reviews, now)).toBe(expected)
  })
})
