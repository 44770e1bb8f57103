import { expectOk, type Random, seededRandom, shuffled } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { openingQuiz } from './quiz.ts'
import { type MemoryState, type Scheduler, schedulerOf } from './scheduler.ts'
import type { Remembered } from './value.ts'
import { defaultWeights, parseWeights } from './weights.ts'

const model = schedulerOf(defaultWeights)
/** People of the simulation forget by other parameters than the model believes: weaker starts, slower growth, a steeper curve. */
const truth = schedulerOf(expectOk(parseWeights(defaultWeights.with(2, 1.6).with(8, 1.6).with(20, 0.25))).weights)

const domainWeights: Record<string, number> = { data: 0.2, explore: 0.24, models: 0.36, ops: 0.2 }
const domains = Object.keys(domainWeights)
const sessionDays = Array.from({ length: 16 }, (_, s) => 7 * (s >> 1) + 3 * (s % 2))
const examDay = 62
const items = Array.from({ length: 64 }, (_, i) => ({
  item: `q${i}`,
  domain: domains[(i >> 2) % 4] ?? 'ops',
  enemies: [],
}))

type Trace = { believed: MemoryState; real: MemoryState; day: number }
type Strategy = 'quiz' | 'random' | 'most recent'

const learn = (random: Random, scheduler: Scheduler): MemoryState =>
  scheduler.step(null, 0, random.next() < 0.75 ? 3 : 1)

/** Four new items a session, six reviewed at the opening of the next; the share of the exam recalled by each of five people. */
function examRecall(strategy: Strategy, seed: number): number[] {
  const random = seededRandom(seed)
  const people = Array.from({ length: 5 }, () => new Map<string, Trace>())
  for (const [s, day] of sessionDays.entries()) {
    const taught = items.slice(0, 4 * s)
    for (const item of chosenBy(strategy, { taught, people, day }, random)) {
      for (const person of people) person.set(item, reviewed(person.get(item), day, random))
    }
    for (const { item } of items.slice(4 * s, 4 * s + 4)) {
      for (const person of people) person.set(item, { believed: learn(random, model), real: learn(random, truth), day })
    }
  }
  const whole = items.reduce((sum, i) => sum + (domainWeights[i.domain] ?? 0), 0)
  return people.map((person) =>
    items.reduce((sum, { item, domain }) => {
      const trace = person.get(item)
      return (
        sum +
        (trace ? ((domainWeights[domain] ?? 0) / whole) * truth.recall(trace.real.stability, examDay - trace.day) : 0)
      )
    }, 0),
  )
}

function chosenBy(
  strategy: Strategy,
  { taught, people, day }: { taught: typeof items; people: Map<string, Trace>[]; day: number },
  random: Random,
): string[] {
  if (taught.length === 0) return []
  if (strategy === 'random')
    return shuffled(random, taught)
      .slice(0, 6)
      .map((i) => i.item)
  if (strategy === 'most recent') return taught.slice(-6).map((i) => i.item)
  const learners = people.map((person, j) => {
    const memory = new Map<string, Remembered>()
    for (const [item, { believed, day: last }] of person) memory.set(item, { state: believed, daysSince: day - last })
    return { learner: `p${j}`, weight: 1, scheduler: model, memory }
  })
  const goal = { examInDays: examDay - day, laterWeight: 0 }
  return openingQuiz({ items: taught, learners, domainWeights, goal, size: 6 }, random).chosen.map((c) => c.item)
}

function reviewed(trace: Trace | undefined, day: number, random: Random): Trace {
  if (!trace) return { believed: learn(random, model), real: learn(random, truth), day }
  const gap = day - trace.day
  const rating = random.next() < truth.recall(trace.real.stability, gap) ? 3 : 1
  return { believed: model.step(trace.believed, gap, rating), real: truth.step(trace.real, gap, rating), day }
}

describe('the opening quiz over eight weeks, with people who forget otherwise than the model believes (S3)', () => {
  test('it leaves more of the exam remembered than random or most-recent questions, for the mean and for the worst person', () => {
    const seeds = [1, 2, 3, 4, 5, 6]
    const over = (strategy: Strategy, of: (people: number[]) => number) =>
      seeds.reduce((sum, seed) => sum + of(examRecall(strategy, seed)), 0) / seeds.length
    const mean = (people: number[]) => people.reduce((a, b) => a + b, 0) / people.length
    const worst = (people: number[]) => Math.min(...people)
    expect(over('quiz', mean)).toBeGreaterThan(over('random', mean))
    expect(over('quiz', mean)).toBeGreaterThan(over('most recent', mean))
    expect(over('quiz', worst)).toBeGreaterThan(over('random', worst))
    expect(over('quiz', worst)).toBeGreaterThan(over('most recent', worst))
    // The figures of docs/engines/memory.md, in per cent.
    const quoted = (of: (people: number[]) => number) =>
      (['quiz', 'most recent', 'random'] as const).map((strategy) => Number((100 * over(strategy, of)).toFixed(1)))
    expect(quoted(mean)).toEqual([72.9, 71, 67.6])
    expect(quoted(worst)).toEqual([69.7, 68.9, 65.8])
  })
})
