import { seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poolByTrainer } from './pool-by-trainer.ts'
import { poolRates } from './pool.ts'

/** Tarone's rat tumours as listed in Gelman et al., Bayesian Data Analysis (3rd ed., table 5.1). */
const tumours =
  '0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2 2 2 2 2 2 1 5 2 5 3 2 7 7 3 3 2 9 10 4 4 4 4 4 4 4 10 4 4 4 5 11 12 5 5 6 5 6 6 6 6 16 15 15 9 4'
const rats =
  '20 20 20 20 20 20 20 19 19 19 19 18 18 17 20 20 20 20 19 19 18 18 25 24 23 20 20 20 20 20 20 10 49 19 46 27 17 49 47 20 20 13 48 50 20 20 20 20 20 20 20 48 19 19 19 22 46 49 20 20 23 19 22 20 20 20 52 46 47 24 14'.split(
    ' ',
  )
const ratGroups = tumours.split(' ').map((k, i) => ({ passed: Number(k), of: Number(rats[i]) }))

const cohort = fc
  .integer({ min: 1, max: 12 })
  .chain((of) => fc.record({ passed: fc.integer({ min: 0, max: of }), of: fc.constant(of) }))

describe('partial pooling of rates (E1, T5)', () => {
  test('the rat tumours agree with an independent integration on a 400 x 400 grid (SciPy 1.17.1)', () => {
    const { population, groups } = poolRates(ratGroups)
    expect(population.mean).toBeCloseTo(0.1443, 4)
    expect(population.betweenSd).toBeCloseTo(0.08683, 4)
    expect(groups.at(-1)?.mean).toBeCloseTo(0.21086, 4)
    expect(groups.at(-1)?.lo).toBeCloseTo(0.08653, 3)
    expect(groups.at(-1)?.hi).toBeCloseTo(0.37838, 3)
    expect(groups.at(-3)?.mean).toBeCloseTo(0.27425, 4)
  })
  test('a small group moves toward the others, more than a large one with the same rate', () => {
    const { groups, population } = poolRates([
      { passed: 2, of: 5 },
      { passed: 80, of: 200 },
      { passed: 16, of: 20 },
      { passed: 17, of: 20 },
      { passed: 15, of: 20 },
    ])
    const [small, large] = groups
    expect(small?.mean).toBeGreaterThan(large?.mean ?? 1)
    expect(small?.mean).toBeLessThan(population.mean)
    expect(large?.mean).toBeCloseTo(0.4, 1)
  })
  test('groups keep their answer when they are listed in another order', () => {
    fc.assert(
      fc.property(fc.array(cohort, { minLength: 1, maxLength: 6 }), (list) => {
        const [one, other] = [poolRates(list), poolRates(list.toReversed())]
        other.groups.toReversed().forEach((g, i) => expect(g.mean).toBeCloseTo(one.groups[i]?.mean ?? NaN, 9))
      }),
      { numRuns: 8 },
    )
  })
  test('exchanging passes and failures mirrors the rates', () => {
    fc.assert(
      fc.property(fc.array(cohort, { minLength: 1, maxLength: 5 }), (list) => {
        const mirrored = poolRates(list.map(({ passed, of }) => ({ passed: of - passed, of })))
        poolRates(list).groups.forEach(({ mean }, i) =>
          expect(mean).toBeCloseTo(1 - (mirrored.groups[i]?.mean ?? NaN), 6),
        )
      }),
      { numRuns: 8 },
    )
  })
  test('one group, all passing and none passing have proper answers', () => {
    for (const groups of [
      [{ passed: 5, of: 5 }],
      [{ passed: 0, of: 1 }],
      [
        { passed: 0, of: 4 },
        { passed: 6, of: 6 },
      ],
    ]) {
      for (const { lo, mean, hi } of poolRates(groups).groups) {
        expect(lo).toBeGreaterThan(0)
        expect(lo).toBeLessThan(mean)
        expect(mean).toBeLessThan(hi)
        expect(hi).toBeLessThan(1)
      }
    }
  })
  test('limits next to 0 and 1 agree with an independent integration on a 1,000 x 1,000 grid (SciPy 1.17.1)', () => {
    const passing = (...groups: [passed: number, of: number][]) => groups.map(([passed, of]) => ({ passed, of }))
    const far = (rate = NaN) => Math.log10(rate)
    const ends = (list: ReturnType<typeof passing>) => {
      const mirrored = poolRates(list.map(({ passed, of }) => ({ passed: of - passed, of })))
      return { failing: 1 - (poolRates(list).groups[0]?.hi ?? NaN), lo: mirrored.groups[0]?.lo }
    }
    const one = ends(passing([1, 1]))
    expect([far(one.failing), far(one.lo)]).toEqual(Array(2).fill(expect.closeTo(far(1.1269e-12), 2)))
    const mixed = ends(passing([5, 5], [3, 6], [5, 5]))
    expect([far(mixed.failing), far(mixed.lo)]).toEqual(Array(2).fill(expect.closeTo(far(1.0276e-9), 2)))
    const all = ends(passing([5, 5], [6, 6], [5, 5], [8, 8]))
    expect(far(all.lo)).toBeCloseTo(far(7.05e-91), 0)
    expect(all.failing).toBe(2 ** -53)
  })
  test('limits of the population agree with an independent integration on a 1,500 x 1,500 grid (SciPy 1.17.1)', () => {
    const of = (...groups: [passed: number, of: number][]) =>
      poolRates(groups.map(([passed, of]) => ({ passed, of }))).population
    const near = (lo: number, hi: number) => ({ lo: expect.closeTo(lo, 4), hi: expect.closeTo(hi, 4) })
    expect(of([5, 5], [6, 6], [5, 5], [8, 8])).toMatchObject(near(0.75721, 0.99841))
    expect(of([1, 1])).toMatchObject(near(0.1581, 0.98742))
    expect(of([5, 5], [3, 6], [5, 5])).toMatchObject(near(0.46259, 0.96363))
  })
  test('thousands of groups that all passed are told from certainty by nothing but their number (SciPy 1.17.1, 1,200 x 1,200)', () => {
    const { population, groups } = poolRates(Array.from({ length: 2000 }, () => ({ passed: 8, of: 8 })))
    expect((1 - population.mean) / 0.000123966).toBeCloseTo(1, 2)
    expect((1 - (groups[0]?.mean ?? NaN)) / 0.0000339157).toBeCloseTo(1, 2)
  })
  test.each([1e3, 1e6, 1e9])('%f of as many passing keep limits and a spread that shrink with them', (of) => {
    const { lo = NaN, hi, mean = NaN, sd } = poolRates([{ passed: of, of }]).groups[0] ?? {}
    expect(hi).toBeLessThan(1)
    expect((1 - lo) * of).toBeCloseTo(1, 0)
    expect(sd).toBeGreaterThan(1 - mean)
  })
  test('95 % intervals hold the true rate of groups about 95 % of the time when rates vary', () => {
    const random = seededRandom(5)
    let [held, groups] = [0, 0]
    for (let world = 0; world < 10; world++) {
      const rates = Array.from({ length: 10 }, () => 0.6 + 0.3 * random.next())
      const list = rates.map((rate) => ({
        passed: Array.from({ length: 6 }, () => random.next()).filter((u) => u < rate).length,
        of: 6,
      }))
      poolRates(list).groups.forEach(({ lo, hi }, i) => {
        groups++
        if (lo <= (rates[i] ?? 0) && (rates[i] ?? 1) <= hi) held++
      })
    }
    expect(held / groups).toBeGreaterThan(0.93)
  })
})

describe('partial pooling by trainer', () => {
  const results = [
    { cohort: 'a1', trainer: 'ana', passed: 6, of: 6 },
    { cohort: 'a2', trainer: 'ana', passed: 5, of: 5 },
    { cohort: 'a3', trainer: 'ana', passed: 5, of: 6 },
    { cohort: 'b1', trainer: 'bo', passed: 2, of: 5 },
    { cohort: 'b2', trainer: 'bo', passed: 1, of: 5 },
    { cohort: 'c1', trainer: 'cy', passed: 3, of: 5 },
  ]
  test('rates and spreads agree with 20 million weighted draws from the prior (NumPy, SciPy 1.17.1)', () => {
    const { population, trainers, cohorts } = poolByTrainer(results)
    expect(population.mean).toBeCloseTo(0.644, 2)
    expect(population.trainerSd).toBeCloseTo(0.567, 2)
    const near = (golden: number[]) => golden.map((g) => expect.closeTo(g, 2))
    expect(trainers.map((t) => t.mean)).toEqual(near([0.7505, 0.5483, 0.6318]))
    expect(cohorts.map((c) => c.mean)).toEqual(near([0.8888, 0.8804, 0.8044, 0.4663, 0.3715, 0.6171]))
  })
  test('a cohort borrows from its trainer first', () => {
    const { cohorts, trainers } = poolByTrainer([...results, { cohort: 'a4', trainer: 'ana', passed: 3, of: 5 }])
    const mean = (name: string) => cohorts.find((c) => c.cohort === name)?.mean ?? NaN
    expect(mean('a4')).toBeGreaterThan(mean('c1'))
    expect(trainers.map((t) => [t.trainer, t.cohorts, t.of])).toEqual([
      ['ana', 4, 22],
      ['bo', 2, 10],
      ['cy', 1, 5],
    ])
    expect(trainers[0]?.mean).toBeGreaterThan(trainers[1]?.mean ?? 1)
  })
  test('the order of cohorts does not matter', () => {
    const [one, other] = [poolByTrainer(results), poolByTrainer(results.toReversed())]
    other.cohorts.toReversed().forEach((c, i) => {
      expect(c.cohort).toBe(one.cohorts[i]?.cohort)
      expect(c.mean).toBeCloseTo(one.cohorts[i]?.mean ?? NaN, 9)
    })
  })
  test('trainers are told apart only when they differ more than luck', () => {
    const alike = poolByTrainer(results.map((r) => ({ ...r, passed: Math.round(0.75 * r.of) })))
    const apart = poolByTrainer(results)
    expect(apart.population.trainerSd).toBeGreaterThan(alike.population.trainerSd)
    const [ana, bo] = apart.trainers
    expect((ana?.lo ?? 0) < (bo?.hi ?? 0)).toBe(true)
  })
})
