import { normal, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { defaultDynamics, defaultGrowth, examOf, forecastLearners, recallAfter } from './index.ts'
import type { Dynamics } from './ability-state.ts'
import { logistic } from './logistic.ts'
import { tunedDynamics } from './tuned-dynamics.ts'

type Truth = {
  readonly learners: number
  /** Variance that a learner's ability gains per day. */
  readonly wander: number
  /** Chance to remember a question, as a multiple of the log's recall. */
  readonly memory: number
  /** Gain per day of each of two domains, logits. */
  readonly growth?: readonly [number, number]
}

/** Forty questions over two domains, six answers a day for five weeks, each question seen again and again. */
function programme({ learners, wander, memory, growth = [0, 0] }: Truth) {
  const random = seededRandom(5)
  const items = Array.from({ length: 40 }, (_, i) => ({ domain: i % 2, rating: 3, b: -0.5 + 0.8 * normal(random) }))
  const theta = Array.from({ length: learners }, () => 0.8 * normal(random))
  const seen = new Map<string, number>()
  const rows: { learner: number; item: number; day: number; correct: boolean; recall: number }[] = []
  for (let day = 0; day < 35; day++) {
    for (let learner = 0; learner < learners; learner++) {
      theta[learner] = (theta[learner] ?? 0) + Math.sqrt(wander) * normal(random)
      for (let k = 0; k < 6; k++) {
        const item = Math.floor(random.next() * items.length)
        const before = seen.get(`${learner} ${item}`)
        const recall = before === undefined ? 0 : recallAfter(day - before)
        const { b = 0, domain = 0 } = items[item] ?? {}
        const ability = (theta[learner] ?? 0) + (growth[domain] ?? 0) * day
        const correct = random.next() < memory * recall || random.next() < 0.25 + 0.75 * logistic(ability - b)
        rows.push({ learner, item, day, correct, recall })
        seen.set(`${learner} ${item}`, day)
      }
    }
  }
  return { learners, items, rows }
}

const beliefOf = (truth: Truth, growth = defaultGrowth) => {
  const { learners, items, rows } = programme(truth)
  return forecastLearners({
    learners,
    items,
    exam: examOf({ counts: [10, 10], cut: 14 }),
    examDay: 63,
    today: 34,
    random: seededRandom(1),
    draws: 2,
    growth,
    log: {
      length: rows.length,
      learner: Int32Array.from(rows, ({ learner }) => learner),
      item: Int32Array.from(rows, ({ item }) => item),
      day: Float64Array.from(rows, ({ day }) => day),
      correct: Uint8Array.from(rows, ({ correct }) => Number(correct)),
      recall: Float64Array.from(rows, ({ recall }) => recall),
      examConditions: new Uint8Array(rows.length).fill(1),
    },
  }).belief.course
}

describe('dynamics tuned to the answers', () => {
  const steady = beliefOf({ learners: 120, wander: 0.0005, memory: 1 }).dynamics
  const wandering = beliefOf({ learners: 120, wander: 0.03, memory: 0.2 }).dynamics
  test('abilities that hardly move are followed with less noise than those that wander', () => {
    expect(steady.variancePerDay).toBeLessThan(defaultDynamics.variancePerDay / 2)
    expect(wandering.variancePerDay).toBeGreaterThan(4 * steady.variancePerDay)
  })
  test('who forgets the questions they saw is believed to know what they get right', () => {
    expect(steady.recallStrength).toBeGreaterThan(0.7)
    expect(wandering.recallStrength).toBeLessThan(0.5)
  })
  test('three learners leave the usual dynamics nearly as they are', () => {
    const { variancePerDay } = beliefOf({ learners: 3, wander: 0.0005, memory: 1 }).dynamics
    expect(variancePerDay / defaultDynamics.variancePerDay).toBeGreaterThan(0.2)
    expect(variancePerDay / defaultDynamics.variancePerDay).toBeLessThan(3)
  })
})

describe('the mode of the likelihood', () => {
  /** A likelihood that is normal in both logs around a place, which hang together by `cross`. */
  const around =
    (place: { readonly wander: number; readonly memory: number }, cross = 0) =>
    ({ variancePerDay, recallStrength }: Dynamics) => {
      const [x, y] = [Math.log(variancePerDay / place.wander), Math.log(recallStrength / place.memory)]
      return -50 * x * x - 80 * y * y - cross * x * y
    }
  test.each([
    { wander: 0.003, memory: 0.85 },
    { wander: 0.02, memory: 1.3 },
    { wander: 0.0123, memory: 0.6 },
  ])('at %o is found between the steps of the climb, drawn to the usual values by their priors', (place) => {
    const { variancePerDay, recallStrength } = tunedDynamics(defaultDynamics, around(place))
    const usual = Math.log(defaultDynamics.variancePerDay)
    expect(Math.log(variancePerDay)).toBeCloseTo((100 * Math.log(place.wander) + usual) / 101, 6)
    expect(Math.log(recallStrength)).toBeCloseTo((160 * Math.log(place.memory)) / 164, 6)
  })
  test('moves by as little as what was seen does, even where memory and wandering stand in for each other', () => {
    const [one, other] = [0.714, 0.72].map((memory) =>
      tunedDynamics(defaultDynamics, around({ wander: 0.0025, memory }, 80)),
    )
    expect(Math.abs(Math.log((other?.recallStrength ?? 0) / (one?.recallStrength ?? 1)))).toBeLessThan(0.02)
    expect(Math.abs(Math.log((other?.variancePerDay ?? 0) / (one?.variancePerDay ?? 1)))).toBeLessThan(0.02)
  })
})

describe('a domain that was not taught yet', () => {
  const truth: Truth = { learners: 60, wander: 0.0005, memory: 1, growth: [0.03, 0] }
  const levelsAt = (catchingUp: number) => beliefOf(truth, { ...defaultGrowth, catchingUp }).path.level
  // At 1000 all of the lag is part of the growth, at 0 all of it comes on top.
  const [within, usual, onTop] = [levelsAt(1000), levelsAt(defaultGrowth.catchingUp), levelsAt(0)]
  const at = (levels: readonly Float64Array[], domain: number, week: number) => levels[domain]?.[week] ?? 0

  test('that is half of the exam and behind the rest lifts the expected mean by half of what it is behind', () => {
    const lag = at(onTop, 0, 4) - at(onTop, 1, 4)
    expect(lag).toBeGreaterThan(0.5)
    for (const domain of [0, 1]) {
      expect(at(onTop, domain, 9) - at(within, domain, 9)).toBeCloseTo(0.5 * lag, 2)
      expect(at(onTop, domain, 4)).toBeCloseTo(at(within, domain, 4), 2)
    }
  })
  test('is not counted twice: its share of the growth that the mean is expected to have anyway is taken off', () => {
    const grown = at(within, 0, 9) - at(within, 0, 4)
    expect(grown).toBeGreaterThan(0.05)
    expect(at(onTop, 0, 9) - at(usual, 0, 9)).toBeCloseTo(defaultGrowth.catchingUp * grown, 2)
  })
})
