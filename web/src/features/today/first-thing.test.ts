import { describe, expect, test } from 'vitest'
import type { Mine } from '../../api/attempt/next-of.ts'
import { firstThing, type Next, type ReviewDay, toTake } from './first-thing.ts'

const now = Date.parse('2027-01-14T09:00:00Z')
const next = (kind: Next['kind'], due: string | null = null) => ({ kind, due }) as Next
const day = (reviews: number) => ({ reviews: Array.from({ length: reviews }) }) as unknown as ReviewDay

const assessment = (part: Partial<Mine>): Mine =>
  ({ open: true, attemptsLeft: 1, opensLater: false, closesAt: null, review: 'never', attempts: [], ...part }) as Mine
const underWay = (minutesLeft: number | null) => [{ phase: 'open', minutesLeft }] as unknown as Mine['attempts']
const submitted = [{ phase: 'submitted', reviewOpen: false }] as unknown as Mine['attempts']
const running = assessment({ attempts: underWay(12) })
const untimed = assessment({ attempts: underWay(null) })
const closing = assessment({ closesAt: '2027-01-15T08:00:00Z' })
const open = assessment({ closesAt: '2027-01-20T08:00:00Z' })

type Waiting = Partial<Parameters<typeof firstThing>[0]>
const nothing = { next: null, day: null, assessment: null }

describe('the one next action (S4)', () => {
  test.each<readonly [string, Waiting, ReturnType<typeof firstThing>]>([
    ['nothing, where nothing waits', { day: day(0) }, null],
    ['nothing, for who has no reviews at all', {}, null],
    ['reviews, where nothing else waits', { day: day(9) }, 'reviews'],
    ['reviews, before work', { next: next('study', '2027-01-14T12:00:00Z'), day: day(9) }, 'reviews'],
    ['reviews, before a session tonight', { next: next('join', '2027-01-14T18:00:00Z'), day: day(9) }, 'reviews'],
    [
      'the session that begins within the hour',
      { next: next('join', '2027-01-14T09:30:00Z'), day: day(9), assessment: closing },
      'next',
    ],
    ['a seat to accept', { next: next('accept'), day: day(9), assessment: closing }, 'next'],
    ['a session to prepare', { next: next('prepare'), day: day(9) }, 'next'],
    ['what there is, where no review is due', { next: next('study'), day: day(0), assessment: open }, 'next'],
    [
      'an attempt whose time runs, before everything',
      { next: next('accept'), day: day(9), assessment: running },
      'assessment',
    ],
    ['an assessment that closes within a day, before reviews', { day: day(9), assessment: closing }, 'assessment'],
    ['reviews, before an assessment that is open for long', { day: day(9), assessment: open }, 'reviews'],
    ['reviews, before an attempt that no time ends', { day: day(9), assessment: untimed }, 'reviews'],
    ['an assessment, where nothing else waits', { day: day(0), assessment: open }, 'assessment'],
  ])('is %s', (_, waiting, expected) => {
    expect(firstThing({ ...nothing, ...waiting }, now)).toBe(expected)
  })

  test('of assessments those that were begun stand first, then what closes first; what was taken once is done', () => {
    const taken = assessment({ attempts: submitted })
    const later = assessment({ open: false, opensLater: true })
    expect(toTake([open, taken, later, closing, running])).toEqual([running, closing, open])
  })
})
