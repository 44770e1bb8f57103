import { addDays, expectOk, instant, parsePlainDate, type PlainDate } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goalOn } from './goal.ts'
import { scheduler } from './memory.ts'
import { madeAtWithin } from './made-at.ts'
import { dueIn, planReviews, type Reviewable } from './plan-reviews.ts'
import { defaultPreferences, isReminderDue } from './preferences.ts'
import { weeksBetween } from './progress.ts'

const day = (text: string) => expectOk(parsePlainDate(text))
const today = day('2026-11-22')
const now = instant(Date.parse('2026-11-22T09:00:00Z'))
const dayMs = 86_400_000
const by = scheduler
const item = (id: number, stability: number, daysAgo: number, weight = 1): Reviewable =>
  ({
    memory: {
      questionId: `qst_${id}`,
      domain: 'data',
      state: { stability, difficulty: 5 },
      lastAt: instant(now - daysAgo * dayMs),
    },
    weight,
    minutes: 1,
  }) as Reviewable
const far = goalOn(today, { booked: addDays(today, 60), cohortEnds: null })

describe('the goal that today is for (S2)', () => {
  test.each<[string, { booked: PlainDate | null; cohortEnds: PlainDate | null }, object]>([
    [
      'the exam that is booked',
      { booked: addDays(today, 10), cohortEnds: today },
      { kind: 'exam', from: 'booked', examInDays: 10 },
    ],
    [
      'six days after the last session',
      { booked: null, cohortEnds: addDays(today, 4) },
      { from: 'cohort', examInDays: 10 },
    ],
    ['60 days ahead where nothing is known', { booked: null, cohortEnds: null }, { from: 'assumed', examInDays: 60 }],
    [
      'day 90 after the exam',
      { booked: addDays(today, -30), cohortEnds: null },
      { kind: 'retention', examInDays: 60, laterWeight: 0 },
    ],
    [
      '90 days ahead when that is over too',
      { booked: addDays(today, -100), cohortEnds: null },
      { kind: 'retention', examInDays: 90 },
    ],
  ])('%s', (_, known, expected) => {
    expect(goalOn(today, known)).toMatchObject(expected)
  })
})

describe('what is due (S2)', () => {
  test.each([
    ['as many days ahead as its stability leaves', item(1, 10, 4), far, 6],
    ['overdue when they have passed', item(1, 3, 8), far, -5],
    ['tomorrow at the earliest when it was answered this morning', item(1, 0.2, 0.2), far, 1],
  ])('%s', (_, each, goal, expected) => {
    expect(dueIn(each, { goal, now, by })).toBe(expected)
  })
  test('before an exam that is near, what will have been forgotten by then comes now', () => {
    const near = goalOn(today, { booked: addDays(today, 14), cohortEnds: null })
    expect(dueIn(item(1, 5, 3), { goal: far, now, by })).toBe(2)
    expect(dueIn(item(1, 5, 3), { goal: near, now, by })).toBe(0)
  })
})

describe('the plan of a day (S2, S4)', () => {
  const asked = (minutes: number) => ({ by, goal: far, minutes, now, today })
  test('holds what is due, the most valuable first, and says what that brings', () => {
    const plan = planReviews([item(1, 3, 4), item(2, 3, 4, 5), item(3, 30, 2)], asked(15))
    expect(plan.days[0]?.map(({ memory }) => memory.questionId)).toEqual(['qst_2', 'qst_1'])
    expect(plan.with).toBeGreaterThan(plan.without)
    expect(plan.spread).toBeNull()
  })
  test('is empty when nothing is due', () => {
    expect(planReviews([item(1, 30, 1)], asked(15)).days[0]).toEqual([])
    expect(planReviews([], asked(15))).toMatchObject({ without: 0, with: 0, spread: null })
  })
  test('spreads a backlog over the days: none above the minutes there are, nothing twice, nothing early', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ stability: fc.double({ min: 0.5, max: 40, noNaN: true }), ago: fc.integer({ min: 1, max: 60 }) }),
          {
            minLength: 1,
            maxLength: 120,
          },
        ),
        fc.integer({ min: 5, max: 30 }),
        (memories, minutes) => {
          const items = memories.map(({ stability, ago }, index) => item(index, stability, ago))
          const plan = planReviews(items, asked(minutes))
          const all = plan.days.flat().map(({ memory }) => memory.questionId)
          expect(new Set(all).size).toBe(all.length)
          for (const [index, reviews] of plan.days.entries()) {
            if (plan.spread) expect(reviews.length).toBeLessThanOrEqual(minutes)
            for (const review of reviews) expect(dueIn(review, { goal: far, now, by })).toBeLessThanOrEqual(index)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('a browser’s clock moves nothing into the future, nor further back than 60 days', () => {
  expect(madeAtWithin(instant(now + dayMs), now)).toBe(now)
  expect(madeAtWithin(instant(now - 3 * dayMs), now)).toBe(now - 3 * dayMs)
  expect(madeAtWithin(instant(0), now)).toBe(now - 60 * dayMs)
})

describe('a reminder (S4)', () => {
  const chosen = { ...defaultPreferences('UTC' as never), mail: true, weekdays: [1] }
  test.each([
    ['is due from the chosen time on', {}, { time: '08:00' }, true],
    ['is not before it', {}, { time: '07:59' }, false],
    ['is not in the quiet hours, over midnight', {}, { time: '20:00' }, false],
    ['is not on another day', {}, { time: '08:00', weekday: 2 }, false],
    ['is not twice a day', {}, { time: '09:00', remindedOn: today }, false],
    ['is again the day after', {}, { time: '09:00', remindedOn: addDays(today, -1) }, true],
    ['is not for who chose none', { mail: false }, { time: '09:00' }, false],
  ])('%s', (_, changes, at, due) => {
    const moment = { date: today, weekday: 1, remindedOn: null, ...at } as never
    expect(isReminderDue({ ...chosen, ...changes }, moment)).toBe(due)
  })
})

test('progress counts by calendar week, from the first day to the last (S1)', () => {
  const weeks = weeksBetween(
    { from: day('2026-11-18'), to: day('2026-12-02'), today },
    [{ on: day('2026-11-22'), minutes: 60 }],
    [
      { on: day('2026-11-16'), minutes: 10 },
      { on: day('2026-11-23'), minutes: 20 },
    ],
  )
  expect(weeks).toEqual([
    { from: '2026-11-16', plannedMinutes: 60, loggedMinutes: 10, current: true },
    { from: '2026-11-23', plannedMinutes: 0, loggedMinutes: 20, current: false },
    { from: '2026-11-30', plannedMinutes: 0, loggedMinutes: 0, current: false },
  ])
})
