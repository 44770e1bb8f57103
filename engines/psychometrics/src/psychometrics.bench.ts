import { expectOk, normal, seededRandom } from '@cadre/kernel'
import {
  absorb,
  calibrate,
  defaultDynamics,
  type ItemState,
  passChance,
  priorState,
  type ResponseMatrix,
} from './index.ts'
import { logistic } from './logistic.ts'

export type Bench = { readonly name: string; readonly unit: string; readonly run: () => number }

/** Each `run` does a fixed amount of work and returns how much, in its unit. Made once, so that only the engine is measured. */
export const benches: readonly Bench[] = [
  bench('2PL on 1000 persons x 60 items to 1e-6, with standard errors', 'calibrations', () => {
    const matrix = twoParameterData(1000, 60)
    return () => {
      expectOk(calibrate(matrix, { model: '2pl' }))
      return 1
    }
  }),
  bench('online ability update over four domains', 'responses', onlineUpdate),
  bench('exact pass probability at 65 questions', 'probabilities', () => {
    const chances = Float64Array.from({ length: 65 }, (_, i) => 0.3 + (0.6 * i) / 65)
    const scratch = new Float64Array(66)
    let sum = 0
    return () => {
      for (let k = 0; k < 50_000; k++) {
        chances[0] = k / 50_000
        sum += passChance(chances, 46, scratch)
      }
      return sum > 0 ? 50_000 : 0
    }
  }),
]

function bench(name: string, unit: string, prepare: () => () => number): Bench {
  let prepared: (() => number) | null = null
  return { name, unit, run: () => (prepared ??= prepare())() }
}

function onlineUpdate(): () => number {
  const random = seededRandom(2)
  const [length, learners, questions] = [5_000_000, 1000, 600]
  const log = {
    length,
    learner: Int32Array.from({ length }, (_, k) => k % learners),
    item: Int32Array.from({ length }, () => Math.floor(random.next() * questions)),
    day: Float64Array.from({ length }, (_, k) => Math.floor((70 * k) / length)),
    correct: Uint8Array.from({ length }, () => (random.next() < 0.7 ? 1 : 0)),
    recall: new Float64Array(length),
    examConditions: new Uint8Array(length),
  }
  return () => {
    const states = Array.from({ length: learners }, () => priorState([0, 0, 0, 0], 0))
    const items = Array.from({ length: questions }, (_, i): ItemState => ({
      domain: i % 4,
      a: 1,
      c: 0.25,
      b: 0,
      variance: 0.64,
    }))
    absorb(log, states, items, { dynamics: defaultDynamics, path: null, ease: 0 })
    return length
  }
}

function twoParameterData(persons: number, items: number): ResponseMatrix {
  const random = seededRandom(1)
  const lines = Array.from({ length: items }, () => ({ a: Math.exp(0.3 * normal(random)), b: normal(random) }))
  const cells = new Int8Array(persons * items)
  for (let i = 0; i < persons; i++) {
    const theta = normal(random)
    lines.forEach(({ a, b }, j) => {
      cells[i * items + j] = random.next() < logistic(a * (theta - b)) ? 1 : 0
    })
  }
  return { persons, items, cells }
}
