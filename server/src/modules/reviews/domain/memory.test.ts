import { instant } from '@cadre/kernel'
import { replay, type Rating } from '@cadre/memory'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratingOf, standingOf, type RecordedAnswer } from './answer.ts'
import { daysApart, rememberAll, scheduler } from './memory.ts'

const hour = 3_600_000
const answer = (changes: Partial<RecordedAnswer> = {}): RecordedAnswer =>
  ({
    personId: 'per_1',
    certificationId: 'crt_1',
    questionId: 'qst_1',
    versionId: 'qve_1',
    domain: 'data',
    source: 'review',
    sourceId: 'event',
    at: instant(0),
    correct: true,
    points: 100,
    seconds: null,
    practiceExam: false,
    rating: 3,
    selfRated: false,
    sequence: 1,
    revision: 1,
    ...changes,
  }) as RecordedAnswer

describe('the rating of an answer (S2)', () => {
  test.each<[boolean, Rating | undefined, Rating]>([
    [false, undefined, 1],
    [false, 4, 1],
    [true, undefined, 3],
    [true, 1, 1],
    [true, 2, 2],
    [true, 4, 4],
  ])('of one that was right: %s, and felt like %s, is %s', (correct, rating, expected) => {
    expect(ratingOf({ correct, rating })).toBe(expected)
  })
})

describe('the memory of a question (S2)', () => {
  test('is what the engine replays from ratings and gaps in whole days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ rating: fc.constantFrom<Rating[]>(1, 2, 3, 4), days: fc.integer({ min: 0, max: 90 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        (history) => {
          let at = 0
          const answers = history.map(({ rating, days }, index) => {
            at += index === 0 ? 0 : days * 24 * hour
            return answer({ rating, at: instant(at), sequence: index + 1, sourceId: `${index}` })
          })
          expect(rememberAll(answers, scheduler)?.state).toEqual(replay(scheduler, history as never))
        },
      ),
    )
  })
  test('counts a lapse where what was known is forgotten, and not where it never was', () => {
    const ratings: Rating[] = [1, 1, 3, 1, 1, 4, 1]
    expect(
      rememberAll(
        ratings.map((rating) => answer({ rating })),
        scheduler,
      ),
    ).toMatchObject({ answers: 7, lapses: 2 })
  })
  test.each([
    [0.5, 0],
    [11, 0],
    [13, 1],
    [35, 1],
    [37, 2],
  ])('%s hours between two answers are %s days', (hours, days) => {
    expect(daysApart(instant(0), instant(hours * hour))).toBe(days)
  })
})

test('of an answer that was corrected the newest revision stands, at its place in time', () => {
  const first = answer({ at: instant(1), sequence: 1 })
  const later = answer({ at: instant(2), sequence: 2, sourceId: 'another' })
  const correction = answer({ at: instant(1), sequence: 3, revision: 2, correct: false })
  expect(standingOf([first, later, correction])).toEqual([correction, later])
})
