import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveDense } from './linear.ts'
import { logRank } from './log-rank.ts'
import { type Followed, kaplanMeier, medianSurvival, survivalAt } from './survival.ts'

/** Acute myelogenous leukaemia (Miller 1981), as in R's survival package: weeks to relapse, + censored. */
const read = (group: string, weeks: string) =>
  weeks.split(' ').map((w) => ({ group, time: Number.parseInt(w, 10), event: !w.endsWith('+') }))
const maintained = read('maintained', '9 13 13+ 18 23 28+ 31 34 45+ 48 161+')
const others = read('nonmaintained', '5 5 8 8 12 16+ 23 27 30 33 43 45')

/** Freireich et al., Blood 21, 1963, as in Cox 1972: weeks of remission from acute leukaemia, + censored. */
const mercaptopurine = read('6-MP', '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
/** Ovarian cancer (Edmunson and others 1979), `ovarian` of R's survival package: days under each of two treatments, + censored. */
const ovarian = [
  ...read('1', '59 115 156 268 329 431 448+ 477+ 638 803+ 855+ 1040+ 1106+'),
  ...read('2', '353 365 377+ 421+ 464 475 563 744+ 769+ 770+ 1129+ 1206+ 1227+'),
]
const placebo = read('placebo', '1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

describe('Kaplan and Meier (E3)', () => {
  test('the aml data give the values printed by survfit of R 4: S(9) = .909, se .0867, median 31', () => {
    const steps = kaplanMeier(maintained)
    expect(steps[0]).toMatchObject({ time: 9, atRisk: 11, events: 1, censored: 0 })
    expect(steps[0]?.survival).toBeCloseTo(0.909, 3)
    expect(steps[0]?.se).toBeCloseTo(0.0867, 4)
    expect(survivalAt(steps, 48)).toBeCloseTo(0.184, 3)
    expect(medianSurvival(steps)).toBe(31)
    expect(medianSurvival(kaplanMeier(others))).toBe(23)
  })
  test('the remission data give the curve that textbooks print: .857 .807 .753 .690 .627 .538 .448, medians 23 and 8', () => {
    const steps = kaplanMeier(mercaptopurine)
    const at = [6, 7, 10, 13, 16, 22, 23].map((week) => Number(survivalAt(steps, week).toFixed(3)))
    expect(at).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448])
    expect(steps[0]?.se).toBeCloseTo(0.0764, 4)
    expect([medianSurvival(steps), medianSurvival(kaplanMeier(placebo))]).toEqual([23, 8])
  })
  test('log-log bands of the aml data: .508 to .987 at week 9', () => {
    const [first] = kaplanMeier(maintained)
    expect([first?.lo, first?.hi]).toEqual([expect.closeTo(0.508, 3), expect.closeTo(0.987, 3)])
  })
  test('without censoring the curve is the share of people left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 }), (times) => {
        const steps = kaplanMeier(times.map((time) => ({ time, event: true })))
        for (const { time, survival } of steps) {
          expect(survival).toBeCloseTo(times.filter((t) => t > time).length / times.length, 10)
        }
      }),
    )
  })
  test('the order of people does not matter, the curve never rises, and its band holds it', () => {
    fc.assert(
      fc.property(people(30), (group) => {
        const steps = kaplanMeier(group)
        expect(kaplanMeier(group.toReversed())).toEqual(steps)
        steps.forEach(({ survival, lo, hi }, i) => {
          expect(survival).toBeLessThanOrEqual(steps[i - 1]?.survival ?? 1)
          expect(lo).toBeLessThanOrEqual(survival + 1e-12)
          expect(hi).toBeGreaterThanOrEqual(survival - 1e-12)
        })
      }),
    )
  })
  test('one person, nobody with the event, and everybody at once have defined answers', () => {
    expect(kaplanMeier([{ time: 3, event: false }])).toEqual([
      { time: 3, atRisk: 1, events: 0, censored: 1, survival: 1, se: 0, lo: 1, hi: 1 },
    ])
    expect(kaplanMeier([{ time: 3, event: true }])[0]).toMatchObject({ survival: 0, se: null, lo: 0, hi: 0 })
  })
})

describe('log-rank', () => {
  test('the aml data give 3.4 on 1 degree of freedom, p = .07 (survdiff of R 4)', () => {
    const test = logRank([...maintained, ...others])
    expect(test.chiSquare).toBeCloseTo(3.4, 1)
    expect(test.df).toBe(1)
    expect(test.p).toBeCloseTo(0.0653, 3)
    expect(test.groups).toEqual([
      { group: 'maintained', n: 11, observed: 7, expected: expect.closeTo(10.69, 2) },
      { group: 'nonmaintained', n: 12, observed: 11, expected: expect.closeTo(7.31, 2) },
    ])
  })
  test('the remission data give 16.79, with 19.25 events expected where 9 came (survdiff of R 4)', () => {
    const test = logRank([...mercaptopurine, ...placebo])
    expect(test.chiSquare).toBeCloseTo(16.79, 2)
    expect(test.p).toBeCloseTo(4.17e-5, 7)
    expect(test.groups.map(({ observed }) => observed)).toEqual([9, 21])
    expect(test.groups[0]?.expected).toBeCloseTo(19.25, 2)
  })
  test('the ovarian data give 1.06, p = .303, with 5.23 and 6.77 events expected where 7 and 5 came (survdiff of R)', () => {
    const test = logRank(ovarian)
    expect([test.chiSquare, test.p]).toEqual([expect.closeTo(1.06, 2), expect.closeTo(0.303, 3)])
    expect(test.groups).toEqual([
      { group: '1', n: 13, observed: 7, expected: expect.closeTo(5.23, 2) },
      { group: '2', n: 13, observed: 5, expected: expect.closeTo(6.77, 2) },
    ])
    expect(medianSurvival(kaplanMeier(ovarian.filter(({ group }) => group === '1')))).toBe(638)
  })
  test('observed and expected events have the same sum, whatever the order of people', () => {
    const groups = fc.tuple(people(12), people(12), people(12))
    fc.assert(
      fc.property(groups, (lists) => {
        const all = lists.flatMap((list, g) => list.map((p) => ({ ...p, group: `g${g}` })))
        const [one, other] = [logRank(all), logRank(all.toReversed())]
        const sum = (key: 'observed' | 'expected') => one.groups.reduce((s, g) => s + g[key], 0)
        expect(sum('observed')).toBeCloseTo(sum('expected'), 8)
        expect(one.chiSquare === null).toBe(other.chiSquare === null)
        expect(one.chiSquare ?? 0).toBeCloseTo(other.chiSquare ?? 0, 6)
        expect(one.chiSquare ?? 0).toBeGreaterThanOrEqual(-1e-9)
      }),
    )
  })
  test('the covariance that is never written down gives what solving it in full gives', () => {
    fc.assert(
      fc.property(fc.array(people(6), { minLength: 2, maxLength: 9 }), (lists) => {
        const all = lists.flatMap((list, g) => list.map((p) => ({ ...p, group: `g${g}` })))
        const { chiSquare, df } = logRank(all)
        const full = inFull(all)
        expect(df).toBe(full.df)
        if (chiSquare !== null) expect(Math.abs(chiSquare - full.chiSquare)).toBeLessThan(1e-9 * (1 + chiSquare))
      }),
    )
  })
  test('20,000 groups of two kinds have the chi-square of the two kinds', () => {
    const kinds = [maintained, others].map((kind) => kind.slice(0, 6))
    const groups = (name: (kind: number, g: number) => string) =>
      Array.from({ length: 10_000 }, (_, g) =>
        kinds.flatMap((list, kind) => list.map((p) => ({ ...p, group: name(kind, g) }))),
      ).flat()
    const two = logRank(groups((kind) => `kind ${kind}`))
    const many = logRank(groups((kind, g) => `${kind} ${g}`))
    expect([two.df, many.df]).toEqual([1, 19_999])
    expect((many.chiSquare ?? NaN) / (two.chiSquare ?? NaN)).toBeCloseTo(1, 9)
  })
  test('a group that nobody is left of before the first event takes no part', () => {
    const gone = [{ group: 'gone', time: 1, event: false }]
    const [without, within] = [logRank([...maintained, ...others]), logRank([...gone, ...maintained, ...others])]
    expect(within).toMatchObject({ chiSquare: expect.closeTo(without.chiSquare ?? NaN, 9), df: 1 })
    expect(within.groups[0]).toEqual({ group: 'gone', n: 1, observed: 0, expected: 0 })
  })
  test('when everybody has the event at once there is no statistic', () => {
    const at = (group: string) => ({ group, time: 4, event: true })
    expect(logRank([at('a'), at('b'), at('b')])).toMatchObject({ chiSquare: null, df: 0, p: null })
  })
  test('without any event there is no statistic', () => {
    const none = [...maintained, ...others].map((p) => ({ ...p, event: false }))
    expect(logRank(none)).toMatchObject({ chiSquare: null, df: 0, p: null })
  })
})

/** Mantel's statistic by its definition: the covariance summed over the event times, the last group left out, solved. */
function inFull(all: readonly (Followed & { readonly group: string })[]): { chiSquare: number; df: number } {
  const times = new Set(all.filter((p) => p.event).map((p) => p.time))
  const first = Math.min(...times)
  const names = [...new Set(all.filter((p) => p.time >= first).map((p) => p.group))].slice(1)
  const gaps = new Float64Array(names.length)
  const covariance = new Float64Array(names.length ** 2)
  for (const time of times) {
    const there = all.filter((p) => p.time >= time)
    const [n, d] = [there.length, there.filter((p) => p.event && p.time === time).length]
    const share = names.map((name) => there.filter((p) => p.group === name).length / n)
    names.forEach((name, g) => {
      const own = there.filter((p) => p.group === name && p.event && p.time === time).length
      gaps[g] = (gaps[g] ?? 0) + own - d * (share[g] ?? 0)
      names.forEach((_, h) => {
        const cell =
          ((d * (n - d)) / Math.max(1, n - 1)) * (share[g] ?? 0) * (g === h ? 1 - (share[h] ?? 0) : -(share[h] ?? 0))
        covariance[g * names.length + h] = (covariance[g * names.length + h] ?? 0) + cell
      })
    })
  }
  if (names.length === 0 || covariance[0] === 0) return { chiSquare: NaN, df: 0 }
  const solved = solveDense(covariance, Float64Array.from(gaps))
  return { chiSquare: solved.reduce((sum, x, g) => sum + x * (gaps[g] ?? 0), 0), df: names.length }
}

function people(most: number): fc.Arbitrary<Followed[]> {
  return fc.array(fc.record({ time: fc.integer({ min: 0, max: 15 }), event: fc.boolean() }), {
    minLength: 1,
    maxLength: most,
  })
}
