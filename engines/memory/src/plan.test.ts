import { expectOk, type Random, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedRecall, minutesToTarget, planToday, type StudyItem, weightedRecall } from './plan.ts'
import { schedulerOf } from './scheduler.ts'
import { afterReview, type Goal, goalRecall, reviewValue } from './value.ts'
import { defaultWeights } from './weights.ts'

const scheduler = schedulerOf(defaultWeights)

function deck(random: Random, size: number): StudyItem[] {
  return Array.from({ length: size }, (_, i) => ({
    item: `q${i}`,
    weight: 1 + random.next(),
    minutes: 0.25 + random.next() / 2,
    state: { stability: 1 + 20 * random.next(), difficulty: 2 + 7 * random.next() },
    daysSince: Math.floor(14 * random.next()),
  }))
}

describe('the value of a review (S2)', () => {
  const remembered = fc.record({
    state: fc.record({
      stability: fc.double({ min: 0.1, max: 200, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    }),
    daysSince: fc.integer({ min: 1, max: 60 }),
  })
  test('it is the expected recall after the review less the recall without it', () => {
    const one = { state: { stability: 5, difficulty: 5 }, daysSince: 4 }
    const goal = { examInDays: 20, laterWeight: 0 }
    const { recall, good, again } = afterReview(scheduler, one)
    const by = recall * scheduler.recall(good.stability, 20) + (1 - recall) * scheduler.recall(again.stability, 20)
    expect(reviewValue(scheduler, one, goal)).toBeCloseTo(by - scheduler.recall(5, 24), 12)
  })
  test('recall that counts mixes exam day and day 90 after it, three to one', () => {
    const one = { state: { stability: 30, difficulty: 5 }, daysSince: 2 }
    const mixed = 0.75 * scheduler.recall(30, 12) + 0.25 * scheduler.recall(30, 102)
    expect(goalRecall(scheduler, one, { examInDays: 10 })).toBeCloseTo(mixed, 12)
  })
  test('a review changes recall by less than the whole', () => {
    fc.assert(
      fc.property(remembered, fc.integer({ min: 0, max: 90 }), (one, examInDays) => {
        expect(Math.abs(reviewValue(scheduler, one, { examInDays }))).toBeLessThan(1)
      }),
    )
  })
})

describe('what to review today', () => {
  const goal: Goal = { examInDays: 21 }
  test('it stays within the minutes and promises no more than it takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer(),
        (size, minutes, seed) => {
          const items = deck(seededRandom(seed), size)
          const plan = planToday(scheduler, items, { minutes, goal })
          expect(plan.minutes).toBeLessThanOrEqual(minutes + 1e-9)
          expect(plan.recallWith).toBeGreaterThanOrEqual(plan.recallWithout)
          expect(new Set(plan.reviews.map((r) => r.item)).size).toBe(plan.reviews.length)
        },
      ),
    )
  })
  test('the order of items does not matter', () => {
    const items = deck(seededRandom(4), 40)
    expect(planToday(scheduler, items.toReversed(), { minutes: 5, goal }).reviews).toEqual(
      planToday(scheduler, items, { minutes: 5, goal }).reviews,
    )
  })
  test('ten minutes by value beat ten minutes of whatever was seen last', () => {
    const items = deck(seededRandom(5), 80)
    const plan = planToday(scheduler, items, { minutes: 10, goal })
    const total = items.reduce((sum, i) => sum + i.weight, 0)
    let [spent, recent] = [0, 0]
    for (const item of items.toSorted((a, b) => a.daysSince - b.daysSince)) {
      if (spent + item.minutes > 10) continue
      spent += item.minutes
      recent += (item.weight / total) * reviewValue(scheduler, item, goal)
    }
    expect(plan.recallWith - plan.recallWithout).toBeGreaterThan(1.3 * recent)
  })
  test('an empty deck and no time have an empty plan', () => {
    expect(planToday(scheduler, deck(seededRandom(1), 3), { minutes: 0, goal }).reviews).toEqual([])
    expect(planToday(scheduler, [], { minutes: 10, goal }).reviews).toEqual([])
  })
})

/** The same plan with outcomes drawn instead of expected. */
function drawnRecall(
  items: readonly StudyItem[],
  { minutesADay, goal }: { minutesADay: number; goal: Goal },
  random: Random,
): number {
  let held = [...items]
  for (let day = 0; day < goal.examInDays; day++) {
    const plan = planToday(scheduler, held, {
      minutes: minutesADay,
      goal: { ...goal, examInDays: goal.examInDays - day },
    })
    const chosen = new Set(plan.reviews.map((r) => r.item))
    held = held.map((item) => {
      if (!chosen.has(item.item)) return { ...item, daysSince: item.daysSince + 1 }
      const { recall, good, again } = afterReview(scheduler, item)
      return { ...item, state: random.next() < recall ? good : again, daysSince: 1 }
    })
  }
  return weightedRecall(scheduler, held, { ...goal, examInDays: 0 })
}

describe('minutes a day to a target', () => {
  const items = deck(seededRandom(8), 60)
  const goal: Goal = { examInDays: 20 }
  test('the expectation is within two points of drawing the outcomes', () => {
    const random = seededRandom(21)
    const runs = Array.from({ length: 8 }, () => drawnRecall(items, { minutesADay: 3, goal }, random))
    const drawn = runs.reduce((a, b) => a + b, 0) / runs.length
    expect(Math.abs(expectedRecall(scheduler, items, { minutesADay: 3, goal }) - drawn)).toBeLessThan(0.02)
  })
  test('more minutes never leave less recall', () => {
    const reached = [0, 1, 3, 6, 12].map((minutesADay) => expectedRecall(scheduler, items, { minutesADay, goal }))
    expect(reached).toEqual(reached.toSorted((a, b) => a - b))
  })
  test('the minutes found reach the target, and half a minute less does not', () => {
    const target = 0.85
    const { minutesADay, recall } = expectOk(minutesToTarget(scheduler, items, { target, goal, mostMinutes: 30 }))
    expect(recall).toBeGreaterThanOrEqual(target)
    expect(expectedRecall(scheduler, items, { minutesADay: minutesADay - 0.5, goal })).toBeLessThan(target)
  })
  test('a target already met needs no minutes', () => {
    expect(expectOk(minutesToTarget(scheduler, items, { target: 0.1, goal }))).toMatchObject({ minutesADay: 0 })
  })
  test('a target out of reach is refused with what is reachable', () => {
    const result = minutesToTarget(scheduler, items, { target: 0.9999, goal: { examInDays: 2 }, mostMinutes: 5 })
    expect(result).toMatchObject({ ok: false, code: 'memory.target-out-of-reach' })
    if (!result.ok) expect(result.details.reachable).toBeLessThan(0.9999)
  })
})
