import { normal, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calibrateAnchored,
  defaultDynamics,
  difficultyAt,
  eapAbility,
  elapse,
  type ItemState,
  mapAbility,
  observe,
  priorState,
  recallAfter,
  responseMatrix,
} from './index.ts'
import { choleskyInPlace, symmetricInverse } from './cholesky.ts'
import { logistic } from './logistic.ts'

const item = (b: number, domain = 0, c = 0): ItemState => ({ domain, a: 1, b, c, variance: 0.3 })
const prior = { mean: 0, sd: 1 }

describe('ability of one person from calibrated items', () => {
  test('no answers give the prior back', () => {
    expect(eapAbility([], { mean: 0.4, sd: 0.9 }).theta).toBeCloseTo(0.4, 9)
    expect(eapAbility([], { mean: 0.4, sd: 0.9 }).se).toBeCloseTo(0.9, 6)
    expect(mapAbility([], { mean: 0.5, sd: 0.5 })).toEqual({ theta: 0.5, se: 0.5 })
  })
  test('mode and mean agree with many answers, with and without guessing', () => {
    const random = seededRandom(1)
    for (const c of [0, 0.25]) {
      const answers = Array.from({ length: 300 }, () => {
        const b = normal(random)
        return { item: { a: 1.2, b, c }, correct: random.next() < c + (1 - c) * logistic(1.2 * (0.7 - b)) }
      })
      const [eap, map] = [eapAbility(answers, prior), mapAbility(answers, prior)]
      expect(Math.abs(eap.theta - map.theta)).toBeLessThan(0.03)
      expect(Math.abs(eap.theta - 0.7)).toBeLessThan(3.5 * eap.se)
      expect(eap.se / map.se).toBeCloseTo(1, 1)
    }
  })
  test('difficulty for a share is where ability 0 has that share', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 0.95, noNaN: true }), (share) => {
        expect(0.25 + 0.75 * logistic(-difficultyAt(share, 0.25))).toBeCloseTo(share, 10)
      }),
    )
  })
})

describe('the ability state', () => {
  test('a right answer raises it, a wrong one lowers it, and the others follow by correlation', () => {
    for (const correct of [true, false]) {
      const state = priorState([0, 0], 0)
      observe(state, item(0), { correct, recall: 0, ease: 0 })
      expect(Math.sign(state.mean[0] ?? 0)).toBe(correct ? 1 : -1)
      expect(state.mean[1]).toBeCloseTo(0.6 * (state.mean[0] ?? 0), 9)
    }
  })
  test('variance never grows by an answer and the covariance stays positive definite', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 2 }), fc.double({ min: -3, max: 3, noNaN: true })), {
          maxLength: 60,
        }),
        (answers) => {
          const state = priorState([0, 0, 0], 0)
          for (const [correct, domain, b] of answers) {
            const before = state.covariance[domain * 4] ?? 0
            observe(state, item(b, domain, 0.25), { correct, recall: 0.2, ease: 0 })
            expect(state.covariance[domain * 4] ?? 0).toBeLessThanOrEqual(before)
          }
          expect(choleskyInPlace(Float64Array.from(state.covariance), 3)).toBe(true)
        },
      ),
    )
  })
  test('a remembered answer teaches less than a fresh one', () => {
    const [fresh, repeated] = [priorState([0], 0), priorState([0], 0)]
    observe(fresh, item(0), { correct: true, recall: 0, ease: 0 })
    observe(repeated, item(0), { correct: true, recall: recallAfter(1), ease: 0 })
    expect(repeated.mean[0]).toBeLessThan(fresh.mean[0] ?? 0)
    expect(repeated.covariance[0]).toBeGreaterThan(fresh.covariance[0] ?? 0)
  })
  test('the question learns the other way round', () => {
    const asked = item(0)
    observe(priorState([0], 0), asked, { correct: true, recall: 0, ease: 0 })
    expect(asked.b).toBeLessThan(0)
    expect(asked.variance).toBeLessThan(0.3)
  })
  test('days add variance, a week without activity costs nothing, a month does', () => {
    const state = priorState([0.5], 0)
    elapse(state, 7, defaultDynamics)
    expect(state.mean[0]).toBe(0.5)
    expect(state.covariance[0]).toBeCloseTo(0.85 ** 2 + 7 * 0.012, 10)
    elapse(state, 30, defaultDynamics)
    expect(state.mean[0]).toBeCloseTo(0.5 - 0.15 * Math.log1p(23 / 4), 10)
  })
  test('many answers at a known level are followed to it', () => {
    const random = seededRandom(5)
    const state = priorState([0], 0)
    for (let k = 0; k < 400; k++) {
      const b = normal(random)
      observe(
        state,
        { ...item(b, 0, 0.25), variance: 0 },
        { correct: random.next() < 0.25 + 0.75 * logistic(1.1 - b), recall: 0, ease: 0 },
      )
    }
    expect(Math.abs((state.mean[0] ?? 0) - 1.1)).toBeLessThan(3.5 * Math.sqrt(state.covariance[0] ?? 0))
  })
})

describe('anchored calibration of small groups', () => {
  const priors = [-0.5, 0, 0.5].map((b) => item(b, 0, 0.25))
  test('no answers give the priors back', () => {
    const fit = calibrateAnchored(responseMatrix([[null, null, null]]), priors, { level: 0, personSd: 0.8 })
    expect(fit.items.map(({ b }) => b)).toEqual([-0.5, 0, 0.5])
    expect(fit.shift).toBe(0)
    expect(fit.persons[0]?.se).toBeCloseTo(0.8, 6)
  })
  test('a group of five that gets everything right moves people more than the scale', () => {
    const fit = calibrateAnchored(responseMatrix(Array.from({ length: 5 }, () => [1, 1, 1])), priors, {
      level: 0,
      personSd: 0.8,
    })
    expect(fit.persons[0]?.eap).toBeGreaterThan(0.3)
    expect(Math.abs(fit.shift)).toBeLessThan(0.2)
    expect(fit.items.every(({ b, se }, j) => b < (priors[j]?.b ?? 0) && se < Math.sqrt(0.3))).toBe(true)
  })
})

test('a symmetric matrix times its inverse is the identity, and a singular one has none', () => {
  const matrix = Float64Array.of(4, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2)
  const inverse = symmetricInverse(matrix, 3) ?? new Float64Array(9)
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const sum = [0, 1, 2].reduce((total, k) => total + (matrix[i * 3 + k] ?? 0) * (inverse[k * 3 + j] ?? 0), 0)
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 10)
    }
  }
  expect(symmetricInverse(Float64Array.of(1, 1, 1, 1), 2)).toBeNull()
})
