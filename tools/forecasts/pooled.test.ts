import { normal, type Random, seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { missesOf } from './bars.ts'
import { correctedByOtherCohorts } from './correction.ts'
import { equalWidthError } from './equal-width-error.ts'
import { judgedTogether, verdictOn } from './judge.ts'
import { knowingAbility } from './knowing-ability.ts'
import { scoreOf } from './score.ts'
import { standardErrors } from './standard-errors.ts'
import { askedHead, askedRow, comparedHead, comparedRow } from './table.ts'
import type { Judged } from './world.ts'

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** Cohorts of five whose members share luck that the forecast does not see. */
function cohortsOf(count: number, random: Random, shared = 0.8): Judged[] {
  return Array.from({ length: count }, (_, cohort) => {
    const luck = shared * normal(random)
    return Array.from({ length: 5 }, (): Judged => {
      const ability = 1.2 * normal(random)
      const oracle = logistic(1.5 * (ability + luck))
      return { p: logistic(ability), oracle, ability, passed: random.next() < oracle, cohort: String(cohort) }
    })
  }).flat()
}
const errorsOf = (judged: readonly Judged[]) => standardErrors(judged, scoreOf(judged))
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
const sd = (values: readonly number[]) => Math.sqrt(mean(values.map((x) => (x - mean(values)) ** 2)))

describe('how far the figures of some programmes can be trusted (R1)', () => {
  test('standard errors are the spread of the figures over programmes whose cohorts share luck', () => {
    const random = seededRandom(11)
    const samples = Array.from({ length: 80 }, () => cohortsOf(60, random))
    const scores = samples.map(scoreOf)
    const errors = samples.map(errorsOf)
    const ratios = [
      mean(errors.map(({ skill }) => skill)) / sd(scores.map(({ skill }) => skill)),
      mean(errors.map(({ slope }) => slope)) / sd(scores.map(({ slope }) => slope ?? 0)),
      mean(errors.map(({ intercept }) => intercept)) / sd(scores.map(({ intercept }) => intercept ?? 0)),
    ]
    for (const ratio of ratios) {
      expect(ratio).toBeGreaterThan(0.8)
      expect(ratio).toBeLessThan(1.2)
    }
  })
  test('telling of everybody twice in their own cohort makes nothing surer, in a cohort of its own it does', () => {
    const judged = cohortsOf(60, seededRandom(12))
    const once = errorsOf(judged)
    const twice = errorsOf([...judged, ...judged])
    const apart = errorsOf([...judged, ...judged.map((one) => ({ ...one, cohort: `again ${one.cohort}` }))])
    for (const figure of ['skill', 'slope', 'intercept'] as const) {
      expect(twice[figure]).toBeCloseTo(once[figure], 9)
      expect(apart[figure]).toBeCloseTo(once[figure] / Math.SQRT2, 9)
    }
  })
  test('the oracle itself has skill 1 for certain', () => {
    const judged = cohortsOf(40, seededRandom(13)).map((one) => ({ ...one, p: one.oracle }))
    expect(scoreOf(judged).skill).toBeCloseTo(1, 12)
    expect(errorsOf(judged).skill).toBeCloseTo(0, 12)
  })
  test('cohorts of two programmes that bear the same name are two', () => {
    const [one, two] = [cohortsOf(50, seededRandom(14)), cohortsOf(50, seededRandom(15))]
    const renamed = two.map((learner) => ({ ...learner, cohort: `two ${learner.cohort}` }))
    expect(verdictOn([one, two]).errors).toEqual(errorsOf([...one, ...renamed]))
  })
})

describe('correction by the own past (R3)', () => {
  test('nobody is corrected by their own outcome or their cohort mates’', () => {
    const judged = cohortsOf(30, seededRandom(16))
    const turned = judged.map((one) => (one.cohort === '4' ? { ...one, passed: !one.passed } : one))
    const chances = (of: readonly Judged[]) =>
      correctedByOtherCohorts(of).flatMap(({ cohort, p }) => (cohort === '4' ? [p] : []))
    expect(chances(turned)).toEqual(chances(judged))
  })
  test('what was too low for everybody is not any more', () => {
    const judged = cohortsOf(200, seededRandom(17), 0).map((one) => ({
      ...one,
      p: logistic(Math.log(one.p / (1 - one.p)) - 2),
    }))
    const corrected = correctedByOtherCohorts(judged)
    expect(corrected).toHaveLength(judged.length)
    expect(scoreOf(judged).ece).toBeGreaterThan(0.2)
    expect(scoreOf(corrected).ece).toBeLessThan(0.06)
  })
})

describe('calibration error over bands of equal width', () => {
  test.each<[string, [number, boolean][], number]>([
    [
      'a band’s misses cancel',
      [
        [0.42, true],
        [0.48, false],
      ],
      0.05,
    ],
    [
      'two bands’ do not',
      [
        [0.39, true],
        [0.48, false],
      ],
      0.545,
    ],
    [
      'certainty belongs to the last band',
      [
        [1, true],
        [0.95, false],
      ],
      0.475,
    ],
  ])('%s', (_, outcomes, error) => {
    expect(equalWidthError(outcomes.map(([p, passed]) => ({ p, passed })))).toBeCloseTo(error, 12)
  })
})

describe('what is asked (R1)', () => {
  test.each([
    [{ skill: 0.446, slope: 0.796, ece: 0.0604 }, 3, []],
    [{ skill: 0.444, slope: 1.26, ece: 0.061 }, 3, ['skill', 'slope', 'ECE']],
    [{ skill: 0.64, slope: 1, ece: 0 }, 6, ['skill']],
    [{ skill: 0.74, slope: null, ece: 0 }, 8, ['skill', 'slope']],
    [{ skill: -0.01, slope: 1, ece: 0 }, 5, ['skill']],
  ])('%o in week %i misses %o', (score, week, missed) => {
    expect(missesOf(score, week)).toEqual(missed)
  })
  test('a row says all seeds together, each seed, and which of them miss', () => {
    const programmes = [18, 19].map((seed) =>
      cohortsOf(40, seededRandom(seed), 0).map((one) => ({ ...one, p: one.oracle })),
    )
    const [good, bad] = programmes.map((learners, k) =>
      k === 0 ? learners : learners.map((one) => ({ ...one, p: 0.9 })),
    )
    const week = { week: 8, ...judgedTogether([good ?? [], bad ?? []]) }
    const world = { generator: 'rates', changes: { examNoise: 0.4 } }
    const cells = askedRow(world, week).split(' | ')
    expect(cells).toHaveLength((askedHead[0] ?? '').split(' | ').length)
    expect(cells[0]).toBe('| rates, examNoise .40')
    expect(cells[2]).toMatch(/^-?\.\d\d ± \.\d\d \(1\.00 -?\d*\.\d\d\)$/)
    expect(cells.at(-1)).toContain('skill in 1')
    expect(comparedRow(world, week).split(' | ')).toHaveLength((comparedHead[0] ?? '').split(' | ').length)
  })
})

describe('who knows everyone’s ability (R1)', () => {
  test('says what other programmes’ outcomes show of it, whatever was forecast', () => {
    const programmes = [20, 21, 22].map((seed) => cohortsOf(300, seededRandom(seed), 0))
    const forgotten = programmes.map((learners) => learners.map((one) => ({ ...one, p: 0.5 })))
    const [known] = knowingAbility(programmes)
    expect(knowingAbility(forgotten)[0]).toEqual(known)
    const { skill, slope } = scoreOf(known ?? [])
    expect(skill).toBeGreaterThan(0.97)
    expect(slope).toBeGreaterThan(0.85)
    expect(slope).toBeLessThan(1.15)
  })
  test('is not told the outcomes of the programme it judges', () => {
    const [one, two] = [cohortsOf(50, seededRandom(23)), cohortsOf(50, seededRandom(24))]
    const turned = one.map((learner) => ({ ...learner, passed: !learner.passed }))
    const chances = (own: readonly Judged[]) => knowingAbility([own, two])[0]?.map(({ p }) => p)
    expect(chances(turned)).toEqual(chances(one))
  })
})
