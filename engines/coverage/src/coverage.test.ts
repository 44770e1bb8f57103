import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverage, type CoverageInput, measures, untaughtObjectives } from './index.ts'

const session = (domainMinutes: Record<string, number>, kind = 'session') => ({ kind, domainMinutes })
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)
const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)

const reference: CoverageInput = {
  domains: [
    { key: 'data', weight: 20 },
    { key: 'eda', weight: 24 },
    { key: 'modeling', weight: 36 },
    { key: 'mlops', weight: 20 },
  ],
  sessions: [
    session({}, 'orientation'),
    ...times(2, session({ data: 90 })),
    ...times(3, session({ eda: 90 })),
    ...times(4, session({ modeling: 90 })),
    ...times(3, session({ mlops: 90 })),
    ...times(7, session({}, 'review')),
  ],
  selfPaced: [],
  checkpoints: [{ questionsByDomain: { data: 13, eda: 16, modeling: 23, mlops: 13 } }],
}

describe('B3: coverage against the official weights', () => {
  test('the reference plan gives 16.7 / 25.0 / 33.3 / 25.0 % of its domain sessions (computed in the mission)', () => {
    const { domains, totals } = coverage(reference)
    expect(totals.sessions).toBe(12)
    expect(domains.map((d) => percent(d.sessions.share))).toEqual([16.7, 25, 33.3, 25])
    expect(domains.map((d) => percent(d.official.low))).toEqual([20, 24, 36, 20])
    expect(domains.map((d) => percent(d.sessions.gap))).toEqual([-3.3, 1, -2.7, 5])
    expect(domains.map((d) => percent(d.minutes.share))).toEqual([16.7, 25, 33.3, 25])
  })
  test('a session of several domains counts as one in all, and its minutes as they are', () => {
    const [data, eda] = coverage({ ...reference, sessions: [session({ data: 60, eda: 20 })] }).domains
    expect(data?.sessions).toMatchObject({ amount: 0.75, share: 0.75 })
    expect(eda?.minutes).toMatchObject({ amount: 20, share: 0.25 })
  })
  test('a measure that the plan does not have has no share instead of a zero', () => {
    for (const domain of coverage(reference).domains) {
      expect(domain.selfPacedMinutes).toEqual({ amount: 0, share: null, gap: null })
    }
  })
  test('inside a published range there is no gap; outside it the nearest end counts', () => {
    const weights = (low: number, high: number): CoverageInput => ({
      ...reference,
      domains: [
        { key: 'data', weight: [low, high] },
        { key: 'eda', weight: [0, 100] },
      ],
      sessions: [session({ data: 30, eda: 70 })],
    })
    const gap = (low: number, high: number) => percent(coverage(weights(low, high)).domains[0]?.minutes.gap ?? null)
    expect([gap(25, 30), gap(35, 40), gap(20, 25)]).toEqual([0, -5, 5])
  })
  test('shares of a measure sum to one, or all are absent', () => {
    const split = fc.dictionary(fc.constantFrom('data', 'eda', 'modeling', 'mlops'), fc.integer({ min: 1, max: 300 }))
    const plan = fc.record({
      domains: fc.constant(reference.domains),
      sessions: fc.array(fc.record({ kind: fc.constantFrom('session', 'review'), domainMinutes: split })),
      selfPaced: fc.array(fc.record({ domainMinutes: split })),
      checkpoints: fc.array(fc.record({ questionsByDomain: split })),
    })
    fc.assert(
      fc.property(plan, (input) => {
        const { domains, totals } = coverage(input)
        for (const measure of measures) {
          const sum = domains.reduce((all, domain) => all + (domain[measure].share ?? 0), 0)
          expect(sum).toBeCloseTo(totals[measure] > 0 ? 1 : 0, 9)
        }
      }),
    )
  })
})

test('B1: an objective that no session names is untaught', () => {
  const modules = [{ objectives: [{ key: 'a' }, { key: 'b' }] }, { objectives: [{ key: 'c' }] }]
  expect(untaughtObjectives({ modules, sessions: [{ objectives: ['b'] }] })).toEqual(['a', 'c'])
})
