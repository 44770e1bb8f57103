import { expectOk, normal, type Random, seededRandom, shuffled } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lsat6, lsat6Counts } from '../test/lsat6.ts'
import { lsat7 } from '../test/lsat7.ts'
import { calibrate, mapAbility, type Model, type ResponseMatrix, responseMatrix } from './index.ts'
import { itemStatistics } from './item-statistics.ts'
import { logistic } from './logistic.ts'

const models: readonly Model[] = ['rasch', '1pl', '2pl']

function simulated(random: Random, persons: number, items: { a: number; b: number }[], missing = 0) {
  return Array.from({ length: persons }, () => {
    const theta = normal(random)
    return items.map(({ a, b }) => {
      const right = random.next() < logistic(a * (theta - b)) ? (1 as const) : (0 as const)
      return random.next() < missing ? null : right
    })
  })
}
const someItems = (random: Random, n: number) =>
  Array.from({ length: n }, () => ({ a: Math.exp(0.3 * normal(random)), b: normal(random) }))

describe('LSAT6 (Bock and Lieberman 1970)', () => {
  test('the fixture has a thousand persons and the published shares right and alpha', () => {
    expect(lsat6Counts.reduce((sum, n) => sum + n, 0)).toBe(1000)
    const { items, alpha } = itemStatistics(lsat6)
    expect(items.map(({ p }) => p)).toEqual([0.924, 0.709, 0.553, 0.763, 0.87])
    expect(alpha).toBeCloseTo(0.295, 4)
  })
  test('1PL is the public reference fit: a .755135, log likelihood -2466.938, standard error of a .0694 as ltm prints it', () => {
    const fit = expectOk(calibrate(lsat6, { model: '1pl' }))
    expect(fit.converged).toBe(true)
    expect(fit.logLik).toBeCloseTo(-2466.938, 3)
    const b = [-3.615267, -1.322421, -0.317631, -1.73009, -2.780172]
    fit.items.forEach((item, j) => {
      expect(item.a).toBeCloseTo(0.755135, 5)
      expect(item.b).toBeCloseTo(b[j] ?? 0, 4)
    })
    expect(fit.items[0]?.seA).toBeCloseTo(0.0694, 3)
  })
  test('2PL is the public reference fit, log likelihood -2466.653, within .01, .05 where |b| > 3', () => {
    const fit = expectOk(calibrate(lsat6, { model: '2pl' }))
    expect(fit.logLik).toBeCloseTo(-2466.653, 3)
    const a = [0.82566, 0.72274, 0.89087, 0.68837, 0.65686]
    const b = [-3.35881, -1.37006, -0.27967, -1.86638, -3.12591]
    fit.items.forEach((item, j) => {
      expect(Math.abs((item.a ?? 0) - (a[j] ?? 0))).toBeLessThan(0.01)
      expect(Math.abs((item.b ?? 0) - (b[j] ?? 0))).toBeLessThan(Math.abs(b[j] ?? 0) > 3 ? 0.05 : 0.01)
    })
  })
  test('2PL standard errors are those that ltm (R) prints, and the modes of its factor scores come out', () => {
    const { items } = expectOk(calibrate(lsat6, { model: '2pl' }))
    const within = (got: number | null | undefined, wanted: number, by: number) =>
      expect(Math.abs((got ?? 0) - wanted)).toBeLessThan(by)
    const [seA, seB] = [
      [0.2581, 0.1867, 0.2326, 0.1852, 0.21],
      [0.8669, 0.3073, 0.0997, 0.4341, 0.87],
    ]
    items.forEach((item, j) => {
      within(item.seA, seA?.[j] ?? 0, 0.001)
      within(item.seB, seB?.[j] ?? 0, 0.002)
    })
    const scores = [
      ['00000', -1.895, 0.795],
      ['00111', -0.463, 0.812],
      ['11011', -0.022, 0.827],
      ['11110', 0.139, 0.833],
      ['11111', 0.606, 0.855],
    ] as const
    for (const [pattern, theta, se] of scores) {
      const answers = items.map(({ a, b }, j) => ({
        item: { a: a ?? 0, b: b ?? 0, c: 0 },
        correct: pattern[j] === '1',
      }))
      const mode = mapAbility(answers, { mean: 0, sd: 1 })
      within(mode.theta, theta, 0.002)
      within(mode.se, se, 0.002)
    }
  })
  test('rasch is the 1PL with its slope in the variance', () => {
    const one = expectOk(calibrate(lsat6, { model: '1pl' }))
    const rasch = expectOk(calibrate(lsat6, { model: 'rasch' }))
    expect(rasch.logLik).toBeCloseTo(one.logLik, 9)
    expect(rasch.latent.variance).toBeCloseTo((one.items[0]?.a ?? 0) ** 2, 9)
    rasch.items.forEach(({ a, b }, j) => {
      expect(a).toBe(1)
      expect(b).toBeCloseTo((one.items[j]?.a ?? 0) * (one.items[j]?.b ?? 0), 9)
    })
  })
})

describe('LSAT7 (Bock and Lieberman 1970), which no default was chosen on', () => {
  test('the published shares right and alpha come out', () => {
    const { items, alpha } = itemStatistics(lsat7)
    expect(items.map(({ p }) => p)).toEqual([0.828, 0.658, 0.772, 0.606, 0.843])
    expect(alpha).toBeCloseTo(0.453, 3)
  })
  test('2PL is the fit that the manual of mirt (R) prints: slopes, intercepts -a b, log likelihood -2658.805', () => {
    const fit = expectOk(calibrate(lsat7, { model: '2pl' }))
    expect(fit.logLik).toBeCloseTo(-2658.805, 3)
    const slopes = [0.988, 1.081, 1.706, 0.765, 0.736]
    const intercepts = [1.856, 0.808, 1.804, 0.486, 1.855]
    fit.items.forEach(({ a, b }, j) => {
      expect(Math.abs((a ?? 0) - (slopes[j] ?? 0))).toBeLessThan(0.003)
      expect(Math.abs(-(a ?? 0) * (b ?? 0) - (intercepts[j] ?? 0))).toBeLessThan(0.003)
    })
  })
  test('Rasch has log likelihood -2664.901 and variance 1.02 (mirt)', () => {
    const fit = expectOk(calibrate(lsat7, { model: 'rasch' }))
    expect(fit.logLik).toBeCloseTo(-2664.901, 3)
    expect(fit.latent.variance).toBeCloseTo(1.022, 2)
  })
})

describe('laws of the calibration', () => {
  const seeds = fc.integer({ min: 1, max: 1e6 })
  const world = (seed: number) => {
    const random = seededRandom(seed)
    return responseMatrix(simulated(random, 60, someItems(random, 6), 0.15))
  }
  test('the objective never falls', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...models), fc.constantFrom('none', 'weak'), (seed, model, prior) => {
        const { trace } = expectOk(calibrate(world(seed), { model, prior, maxIterations: 300 }))
        for (let k = 1; k < trace.length; k++) {
          expect(trace[k] ?? 0).toBeGreaterThanOrEqual((trace[k - 1] ?? 0) - 1e-8)
        }
      }),
      { numRuns: 25 },
    )
  })
  test('the order of persons and items does not matter', () => {
    const rows = simulated(seededRandom(5), 150, someItems(seededRandom(6), 5), 0.1)
    const order = shuffled(seededRandom(7), [0, 1, 2, 3, 4])
    const moved = shuffled(seededRandom(8), rows).map((row) => order.map((j) => row[j] ?? null))
    const plain = expectOk(calibrate(responseMatrix(rows), { model: '2pl' }))
    const other = expectOk(calibrate(responseMatrix(moved), { model: '2pl' }))
    expect(other.logLik).toBeCloseTo(plain.logLik, 6)
    order.forEach((j, at) => expect(other.items[at]?.b).toBeCloseTo(plain.items[j]?.b ?? 0, 3))
  })
  test('turning right into wrong turns the sign of every difficulty and keeps the slopes', () => {
    const flipped: ResponseMatrix = { ...lsat6, cells: lsat6.cells.map((cell) => 1 - cell) }
    const plain = expectOk(calibrate(lsat6, { model: '2pl' }))
    const mirror = expectOk(calibrate(flipped, { model: '2pl' }))
    plain.items.forEach(({ a, b }, j) => {
      expect(mirror.items[j]?.a).toBeCloseTo(a ?? 0, 4)
      expect(mirror.items[j]?.b).toBeCloseTo(-(b ?? 0), 3)
    })
  })
  test('the truth is recovered, and standard errors cover it about as often as they say', () => {
    const random = seededRandom(11)
    const items = someItems(random, 25)
    const fit = expectOk(calibrate(responseMatrix(simulated(random, 1500, items, 0.2)), { model: '2pl' }))
    const z = fit.items.flatMap(({ a, b, seA, seB }, j) => [
      ((a ?? 0) - (items[j]?.a ?? 0)) / (seA ?? 1),
      ((b ?? 0) - (items[j]?.b ?? 0)) / (seB ?? 1),
    ])
    expect(z.filter((value) => Math.abs(value) < 1.96).length / z.length).toBeGreaterThan(0.85)
    expect(Math.sqrt(z.reduce((sum, value) => sum + value * value, 0) / z.length)).toBeGreaterThan(0.7)
  })
})

describe('awkward data have a defined answer', () => {
  const two = simulated(seededRandom(3), 80, someItems(seededRandom(4), 4))
  test('an item that everyone got right leaves the likelihood and says so', () => {
    const fit = expectOk(calibrate(responseMatrix(two.map((row) => [...row, 1])), { model: '2pl' }))
    expect(fit.items[4]).toEqual({ a: null, b: null, seA: null, seB: null, notes: ['constant'] })
    expect(fit.logLik).toBeCloseTo(expectOk(calibrate(responseMatrix(two), { model: '2pl' })).logLik, 9)
  })
  test('with the weak prior a constant item gets finite parameters', () => {
    const fit = expectOk(calibrate(responseMatrix(two.map((row) => [...row, 1])), { model: '2pl', prior: 'weak' }))
    expect(fit.items[4]?.b).toBeLessThan(-2)
    expect(Number.isFinite(fit.items[4]?.seB)).toBe(true)
  })
  test('a row without answers counts for nothing and gets the population as its ability', () => {
    for (const missing of ['ignore', 'wrong'] as const) {
      const fit = expectOk(calibrate(responseMatrix([...two, [null, null, null, null]]), { model: '1pl', missing }))
      expect(fit.n).toBe(80)
      expect(fit.persons[80]).toEqual({ eap: 0, se: 1 })
    }
  })
  test('an unanswered item is named', () => {
    const fit = expectOk(calibrate(responseMatrix(two.map((row) => [...row, null])), { model: 'rasch' }))
    expect(fit.items[4]?.notes).toEqual(['unanswered'])
  })
  test('missing counted as wrong is the same as writing zeros', () => {
    const gaps = two.map((row, i) => row.map((cell, j) => ((i + j) % 7 === 0 ? null : cell)))
    const zeros = gaps.map((row) => row.map((cell) => cell ?? 0))
    const asWrong = expectOk(calibrate(responseMatrix(gaps), { model: '2pl', missing: 'wrong' }))
    expect(asWrong.logLik).toBeCloseTo(expectOk(calibrate(responseMatrix(zeros), { model: '2pl' })).logLik, 9)
  })
  test('separation in both directions stops at the bound of the slope, however far a jump would go', () => {
    const fit = expectOk(
      calibrate(
        responseMatrix([
          [0, 0, 1],
          [0, 0, 1],
          [1, 1, 0],
          [1, 1, 0],
        ]),
        { model: '2pl' },
      ),
    )
    for (const { a, notes } of fit.items) {
      expect(Math.abs(a ?? 0)).toBeLessThanOrEqual(20)
      expect(notes).toContain('separation')
    }
  })
  test('separation stops at a bound, without standard errors, and the weak prior keeps it finite', () => {
    const perfect = Array.from(
      { length: 40 },
      (_, i) => Array.from({ length: 5 }, (_item, j) => (i / 8 > j ? 1 : 0)) as (0 | 1)[],
    )
    const fit = expectOk(calibrate(responseMatrix(perfect), { model: '2pl' }))
    expect(fit.items.every(({ a, b }) => Number.isFinite(a ?? 0) && Number.isFinite(b ?? 0))).toBe(true)
    expect(fit.items.some(({ notes }) => notes.includes('separation'))).toBe(true)
    const held = expectOk(calibrate(responseMatrix(perfect), { model: '2pl', prior: 'weak' }))
    expect(Math.max(...held.items.map(({ a }) => a ?? 0))).toBeLessThan(6)
  })
  test('one person, no items, and all answers alike are refused with the numbers', () => {
    expect(calibrate(responseMatrix([[1, 0, 1]]), { model: '2pl' })).toMatchObject({
      code: 'psychometrics.too-few-persons',
    })
    expect(calibrate(responseMatrix([]), { model: '2pl' })).toMatchObject({ code: 'psychometrics.too-few-persons' })
    const alike = calibrate(
      responseMatrix([
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
      { model: '1pl' },
    )
    expect(alike).toMatchObject({ ok: false, code: 'psychometrics.too-few-items', details: { items: 0 } })
  })
  test('persons who all have the same score leave locations on the rasch scale and none on the 1PL', () => {
    const same = responseMatrix(
      Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? [1, 0, 0] : i % 3 === 1 ? [0, 1, 0] : [0, 0, 1])),
    )
    const rasch = expectOk(calibrate(same, { model: 'rasch' }))
    expect(rasch.latent.variance).toBeLessThan(1e-4)
    for (const { b } of rasch.items) expect(b).toBeCloseTo(Math.log(2), 2)
    const one = expectOk(calibrate(same, { model: '1pl' }))
    expect(one.items.every(({ notes }) => notes.includes('no-discrimination'))).toBe(true)
  })
  test('ten thousand items are calibrated', () => {
    const random = seededRandom(21)
    const items = someItems(random, 10_000)
    const fit = expectOk(
      calibrate(responseMatrix(simulated(random, 40, items)), { model: '1pl', maxIterations: 30, points: 61 }),
    )
    expect(fit.items).toHaveLength(10_000)
    expect(fit.items.filter(({ b }) => b !== null && !Number.isFinite(b))).toHaveLength(0)
  })
})
