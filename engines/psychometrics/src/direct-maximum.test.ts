import { expectOk, normal, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { directMaximum } from '../test/direct-maximum.ts'
import { calibrate, responseMatrix } from './index.ts'
import { logistic } from './logistic.ts'

type Cell = 0 | 1 | null

function answered(seed: number, persons: number, missing: number): Cell[][] {
  const random = seededRandom(seed)
  const items = [-1.2, -0.4, 0.1, 0.9].map((b) => ({ b, a: Math.exp(0.2 + 0.3 * normal(random)) }))
  return Array.from({ length: persons }, () => {
    const theta = normal(random)
    return items.map(({ a, b }): Cell => {
      const cell = random.next() < logistic(a * (theta - b)) ? 1 : 0
      return random.next() < missing ? null : cell
    })
  })
}

describe('calibrated 2PL beside a maximum climbed directly (BFGS on the marginal likelihood, no EM)', () => {
  test.each([
    ['complete answers', 31, 250, 0],
    ['a quarter of the answers missing', 32, 300, 0.25],
  ] as const)('%s: the same likelihood, slopes and intercepts', (_, seed, persons, missing) => {
    const rows = answered(seed, persons, missing)
    const fit = expectOk(calibrate(responseMatrix(rows), { model: '2pl' }))
    const direct = directMaximum(rows)
    expect(fit.logLik).toBeCloseTo(direct.logLik, 5)
    fit.items.forEach(({ a, b }, j) => {
      expect(a).toBeCloseTo(direct.slopes[j] ?? 0, 3)
      expect(-(a ?? 0) * (b ?? 0)).toBeCloseTo(direct.intercepts[j] ?? 0, 3)
    })
  })
})
