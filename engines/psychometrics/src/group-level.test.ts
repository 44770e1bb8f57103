import { describe, expect, test } from 'vitest'
import { growthOfWeeks, levelAt, type WeekLevel } from './growth-path.ts'
import { practiceEase, weeksOf } from './group-level.ts'

const weekOfDays = (days: readonly number[]): number[] => {
  const zeros = new Uint8Array(days.length)
  const log = {
    length: days.length,
    learner: new Int32Array(days.length),
    item: new Int32Array(days.length),
    day: Float64Array.from(days),
    correct: zeros,
    recall: new Float64Array(days.length),
    examConditions: zeros,
  }
  return weeksOf(log, [{ domain: 0, a: 1, c: 0.25, b: 0, variance: 0.64 }]).map(({ week }) => week)
}

describe('weeks of a log', () => {
  test('they count from the first answer', () => {
    expect(weekOfDays([100, 106, 107, 113, 120])).toEqual([0, 1, 2])
  })
  test('fewer than four last days belong to the week before, four are a week', () => {
    expect(weekOfDays([0, 7, 14, 21, 23])).toEqual([0, 1, 2])
    expect(weekOfDays([0, 7, 14, 21, 24])).toEqual([0, 1, 2, 3])
  })
  test('a log of one day is one week', () => {
    expect(weekOfDays([5, 5])).toEqual([0])
  })
})

describe('how much easier practice is', () => {
  const answered = (given: { correct: boolean; recall: number; exam: boolean }[]) => ({
    length: given.length,
    learner: new Int32Array(given.length),
    item: new Int32Array(given.length),
    day: new Float64Array(given.length),
    correct: Uint8Array.from(given, ({ correct }) => Number(correct)),
    recall: Float64Array.from(given, ({ recall }) => recall),
    examConditions: Uint8Array.from(given, ({ exam }) => Number(exam)),
  })
  const easeOf = (given: Parameters<typeof answered>[0]) =>
    practiceEase(answered(given), [{ domain: 0, a: 1, c: 0.25, b: 0, variance: 0.1 }], {
      start: 0,
      personSd: 0.85,
      perDay: 0,
    })
  const some = (right: number, of: number, exam: boolean, recall = 0) =>
    Array.from({ length: of }, (_, k) => ({ correct: k < right, recall, exam }))
  const fresh = [...some(120, 200, true), ...some(150, 200, false)]

  test('is learnt from questions answered fresh under both conditions', () => {
    expect(easeOf(fresh)).toBeGreaterThan(easeOf([...some(120, 200, true), ...some(120, 200, false)]) + 0.02)
  })
  test('is half of a tenth of a logit before anything was seen, next to none where both go alike, and most of what is seen where they differ', () => {
    const items = [0, 1, 2, 3].map((domain) => ({ domain, a: 1, c: 0.25, b: 0, variance: 0.001 }))
    const seen = (rightAtHome: number) => {
      const log = answered(items.flatMap(() => [...some(600, 1000, true), ...some(rightAtHome, 1000, false)]))
      const item = Int32Array.from(log.item, (_, k) => Math.floor(k / 2000))
      return practiceEase({ ...log, item }, items, { start: 0, personSd: 0.85, perDay: 0 })
    }
    expect(easeOf([])).toBeCloseTo(0.05, 10)
    expect(seen(600)).toBeLessThan(0.02)
    expect(seen(680)).toBeGreaterThan(0.25)
  })
  test('those who are able and practise most do not make it look easier', () => {
    const by = (learner: number, right: number, times: number) => [
      ...some(right, 100, true).map((answer) => ({ ...answer, learner })),
      ...some(right * times, 100 * times, false).map((answer) => ({ ...answer, learner })),
    ]
    const given = [by(0, 90, 20), by(1, 50, 1), by(2, 40, 1)].flat()
    const log = { ...answered(given), learner: Int32Array.from(given, ({ learner }) => learner) }
    const items = [{ domain: 0, a: 1, c: 0.25, b: 0, variance: 0.001 }]
    expect(practiceEase(log, items, { start: 0, personSd: 0.85, perDay: 0 })).toBeLessThan(0.06)
    const practiceAlone = {
      ...log,
      learner: log.learner.map((who, k) => (log.examConditions[k] === 1 ? who : who + 9)),
    }
    expect(practiceEase(practiceAlone, items, { start: 0, personSd: 0.85, perDay: 0 })).toBeCloseTo(0.05, 10)
  })
  test('repeats, however well remembered, do not make practice easier', () => {
    expect(easeOf([...fresh, ...some(300, 300, false, 0.1)])).toBe(easeOf(fresh))
  })
})

describe('what a group shows of its growth in three weeks', () => {
  const span = { start: -0.5, until: 70, weights: [1], firstDay: 0 }
  const growing = (perWeek: number, variance: number) => {
    const seen = [0, 1, 2].map((week): WeekLevel => ({
      week,
      domain: 0,
      level: -0.5 + perWeek * week,
      variance,
      off: 0,
    }))
    return levelAt(growthOfWeeks(seen, span), 70, 0)
  }
  test('decides what is expected of a thousand learners more than of five', () => {
    const spread = (variance: number) => growing(0.2, variance) - growing(0.05, variance)
    expect(spread(0.0004)).toBeGreaterThan(3 * spread(0.1))
    expect(spread(0.1)).toBeLessThan(0.3)
  })
})
