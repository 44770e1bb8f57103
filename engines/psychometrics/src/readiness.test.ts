import { normal, seededRandom } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cut,
  examDay,
  generateProgramme,
  type Programme,
  questions,
  weights,
  type World,
} from '../test/generated-programme.ts'
import {
  advise,
  brier,
  calibrationLine,
  countsByWeight,
  evaluate,
  examOf,
  forecaster,
  forecastLearners,
  forecastPass,
  minutesToTarget,
  noOutlook,
  normalDraws,
  passChance,
  practiceBaseline,
  priorState,
  recalibrate,
  recalibrated,
  recallAfter,
} from './index.ts'
import { logistic } from './logistic.ts'
import { normalBelow, normalQuantile } from './normal-curve.ts'
import { scoreDistribution } from './score-distribution.ts'

const exam = examOf({ counts: countsByWeight(weights, questions), cut })
const by = forecaster(exam, normalDraws(200, weights.length + 2, seededRandom(1)))

describe('score distribution', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 })
  test('it sums to 1 and its mean is the sum of the chances', () => {
    fc.assert(
      fc.property(chances, (ps) => {
        const out = new Float64Array(ps.length + 1)
        scoreDistribution(Float64Array.from(ps), ps.length, out)
        expect(out.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
        expect(out.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(
          ps.reduce((sum, p) => sum + p, 0),
          8,
        )
      }),
    )
  })
  test('equal chances give the binomial tail, summed here term by term', () => {
    expect(passChance(new Float64Array(65).fill(0.7), 46, new Float64Array(66))).toBeCloseTo(
      binomialTail(65, 46, 0.7),
      12,
    )
  })
  const binomialTail = (n: number, from: number, p: number) => {
    let [term, sum] = [p ** n, 0]
    for (let k = n; k >= from; k--) {
      sum += term
      term *= (k / (n - k + 1)) * ((1 - p) / p)
    }
    return sum
  }
})

describe('the normal curve', () => {
  test('known quantiles come out and inverting is the identity', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10)
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 10)
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        (x) => Math.abs(normalQuantile(normalBelow(x)) - x) < 1e-6,
      ),
    )
  })
})

describe('the exam', () => {
  test('counts follow the weights and sum to the questions', () => {
    expect(countsByWeight([20, 24, 36, 20], 65)).toEqual([13, 16, 23, 13])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 200 }),
        (w, n) => {
          expect(countsByWeight(w, n).reduce((sum, k) => sum + k, 0)).toBe(n)
        },
      ),
    )
  })
  test('ability 0 expects the cut', () => {
    const sure = { ...priorState([0, 0, 0, 0], 0), covariance: new Float64Array(16) }
    const { expectedShare } = forecastPass(sure, noOutlook, by)
    const expected = expectedShare.reduce((sum, share, d) => sum + share * (exam.counts[d] ?? 0), 0)
    expect(Math.abs(expected - cut)).toBeLessThan(0.6)
  })
})

describe('forecast (R1, R2)', () => {
  const at = (level: number) =>
    priorState(
      weights.map(() => level),
      0,
    )
  test('the chance rises with ability and stays inside its interval', () => {
    let last = 0
    for (let level = -3; level <= 3; level += 0.5) {
      const { p, lo, hi } = forecastPass(at(level), noOutlook, by)
      expect(p).toBeGreaterThan(last)
      expect(lo).toBeLessThanOrEqual(p)
      expect(hi).toBeGreaterThanOrEqual(p)
      last = p
    }
  })
  test('the chance is that of ten thousand independent draws', () => {
    const many = forecaster(exam, normalDraws(10_000, weights.length + 2, seededRandom(7)))
    for (const level of [-0.5, 0, 0.7]) {
      expect(
        Math.abs(forecastPass(at(level), noOutlook, by).p - forecastPass(at(level), noOutlook, many).p),
      ).toBeLessThan(0.012)
    }
  })
  test('sensitivity is the derivative, and the heaviest domain moves the chance most', () => {
    const { sensitivity } = forecastPass(at(0.1), noOutlook, by)
    const moved = (d: number, by_: number) => weights.map((_, e) => 0.1 + (e === d ? by_ : 0))
    weights.forEach((_, d) => {
      const up = forecastPass(priorState(moved(d, 0.05), 0), noOutlook, by).p
      const down = forecastPass(priorState(moved(d, -0.05), 0), noOutlook, by).p
      expect((sensitivity[d] ?? 0) / ((up - down) / 0.1)).toBeCloseTo(1, 1)
    })
    expect(sensitivity.indexOf(Math.max(...sensitivity))).toBe(2)
  })
  test('the 80 % interval holds the chance of about 80 % of the abilities and banks believed possible', () => {
    const random = seededRandom(3)
    const { lo, hi } = forecastPass(at(0), noOutlook, by)
    const sure = new Float64Array(16)
    let inside = 0
    for (let k = 0; k < 400; k++) {
      const common = 0.85 * Math.sqrt(0.6) * normal(random) + exam.bankNoise * normal(random)
      const mean = weights.map(() => common + 0.85 * Math.sqrt(0.4) * normal(random))
      const { p } = forecastPass({ ...priorState(mean, 0), covariance: sure }, noOutlook, by)
      if (p >= lo && p <= hi) inside++
    }
    expect(inside / 400).toBeGreaterThan(0.73)
    expect(inside / 400).toBeLessThan(0.87)
  })
  test('an uncertain cut and a longer way to the exam make forecasts less certain', () => {
    const unsure = forecaster({ ...exam, cutSd: 3 }, by.draws)
    expect(forecastPass(at(1.5), noOutlook, unsure).p).toBeLessThan(forecastPass(at(1.5), noOutlook, by).p)
    const far = { ...noOutlook, commonVariance: 0.5, ownVariance: 0.3 }
    expect(forecastPass(at(1.5), far, by).p).toBeLessThan(forecastPass(at(1.5), noOutlook, by).p)
  })
  test('what the whole group shares widens the interval and leaves the chance', () => {
    const alone = forecastPass(at(0.4), noOutlook, by)
    const shared = forecastPass(at(0.4), { ...noOutlook, groupVariance: 0.3 }, by)
    expect(shared.p).toBe(alone.p)
    expect(shared.lo).toBeLessThan(alone.lo - 0.02)
    expect(shared.hi).toBeGreaterThan(alone.hi)
  })
  test('minutes to a target reach it, are none when it is reached, and are refused when honest numbers end', () => {
    const aim = { target: 0.8, logitsPerHour: 0.02 }
    const need = minutesToTarget(at(-0.2), noOutlook, by, aim)
    expect(need.kind).toBe('minutes')
    if (need.kind !== 'minutes') return
    expect(forecastPass(at(-0.2), { ...noOutlook, drift: need.logits }, by).p).toBeCloseTo(0.8, 3)
    expect(need.minutes).toBe(Math.ceil((need.logits / 0.02) * 60))
    expect(minutesToTarget(at(3), noOutlook, by, aim)).toEqual({ kind: 'reached' })
    expect(minutesToTarget(at(-6), noOutlook, by, aim)).toEqual({ kind: 'out-of-reach' })
  })
})

describe('book, wait or defer (R2)', () => {
  const costs = { fee: 300, perFailure: 700, perDay: 8, passOnRetake: 0.8 }
  const options = (p: number) => [
    { choice: 'book', day: 0, p } as const,
    { choice: 'wait', day: 21, p: Math.min(1, p + 0.3) } as const,
  ]
  test('the expected cost is the fee, the retakes and the waiting', () => {
    const { choice, options: priced } = advise(options(0.9), costs, 0)
    expect(choice).toBe('book')
    expect(priced[0]?.expectedCost).toBeCloseTo(300 + (0.1 / 0.8) * 1000, 9)
    expect(advise(options(0.4), costs, 0).choice).toBe('wait')
  })
  test('nothing is booked after the exam retires', () => {
    expect(advise(options(0.4), costs, 0, 10).choice).toBe('book')
    expect(advise(options(0.4), costs, 0, -1)).toEqual({ choice: 'none', options: [], close: false })
  })
})

describe('recalibration and evaluation', () => {
  const drawn = (n: number, truth: (p: number) => number, seed = 4) => {
    const random = seededRandom(seed)
    return Array.from({ length: n }, () => {
      const p = 0.02 + 0.96 * random.next()
      return { p, passed: random.next() < truth(p) }
    })
  }
  test('no outcomes change nothing, and fewer than fifty say so', () => {
    expect(recalibrate([])).toMatchObject({ line: { intercept: 0, slope: 1 }, state: 'not-enough-outcomes' })
    expect(recalibrated(0.3, { intercept: 0, slope: 1 })).toBeCloseTo(0.3, 12)
  })
  test('over-confident forecasts are pulled in', () => {
    const { line, state } = recalibrate(drawn(800, (p) => logistic(0.5 * Math.log(p / (1 - p)))))
    expect(state).toBe('fitted')
    expect(line.slope).toBeGreaterThan(0.4)
    expect(line.slope).toBeLessThan(0.7)
  })
  test('calibrated forecasts have slope 1, intercept 0, a small error and a skill', () => {
    const { line, ece, skill, bands, calibration } = evaluate(drawn(4000, (p) => p))
    expect(Math.abs((line?.slope ?? 0) - 1)).toBeLessThan(0.15)
    expect(Math.abs(line?.intercept ?? 1)).toBeLessThan(0.15)
    expect(ece).toBeLessThan(0.03)
    expect(skill).toBeGreaterThan(0.2)
    expect(calibration).toBe('checked')
    expect(bands.reduce((sum, { n }) => sum + n, 0)).toBe(4000)
  })
  test('of calibrated forecasts the error lies at the mean that chance makes, and above its upper point in about one of twenty', () => {
    const errors = Array.from({ length: 400 }, (_, k) => evaluate(drawn(500, (p) => p, 100 + k)))
    const mean = errors.reduce((sum, { ece }) => sum + ece, 0) / errors.length
    expect(mean / (errors[0]?.eceByChance.mean ?? 0)).toBeCloseTo(1, 1)
    const above = errors.filter(({ ece, eceByChance }) => ece > eceByChance.upper).length / errors.length
    expect(above).toBeGreaterThan(0.02)
    expect(above).toBeLessThan(0.09)
  })
  test('when all passed there is no calibration line and no skill, and nothing breaks', () => {
    const all = evaluate(Array.from({ length: 8 }, () => ({ p: 0.9, passed: true })))
    expect(all).toMatchObject({ line: null, skill: null, calibration: 'not-enough-outcomes' })
    expect(
      calibrationLine([
        { p: 0.2, passed: false },
        { p: 0.8, passed: true },
      ]),
    ).toBeNull()
  })
})

describe('simulated programmes that break the model (R1)', () => {
  const logOf = (programme: Programme, until: number) => {
    const events = programme.events.filter(({ day }) => day <= until)
    const seen = new Map<string, number>()
    const recall = events.map(({ learner, item, day }) => {
      const before = seen.get(`${learner} ${item}`)
      seen.set(`${learner} ${item}`, day)
      return before === undefined ? 0 : recallAfter(day - before)
    })
    return {
      length: events.length,
      learner: Int32Array.from(events, ({ learner }) => learner),
      item: Int32Array.from(events, ({ item }) => item),
      day: Float64Array.from(events, ({ day }) => day),
      correct: Uint8Array.from(events, ({ correct }) => (correct ? 1 : 0)),
      recall: Float64Array.from(recall),
      examConditions: Uint8Array.from(events, ({ practiceExam }) => (practiceExam ? 1 : 0)),
    }
  }
  const forecastsOf = (world: World, today: number) => {
    const programme = generateProgramme(world)
    const { forecasts } = forecastLearners({
      learners: world.learners,
      log: logOf(programme, today),
      items: programme.items,
      exam,
      examDay,
      today,
      random: seededRandom(1),
      draws: 40,
    })
    return forecasts.map(({ p }, i) => ({ p, passed: programme.passed[i] ?? false, oracle: programme.oracle[i] ?? 0 }))
  }
  const skillOf = (outcomes: { p: number; passed: boolean; oracle: number }[]) => {
    const base = evaluate(outcomes).baseBrier
    return (base - brier(outcomes)) / (base - brier(outcomes.map(({ oracle, passed }) => ({ p: oracle, passed }))))
  }
  test.each<[string, Partial<World>]>([
    ['usual', {}],
    ['fast learners', { growth: 1.4 }],
    ['strong forgetting', { forgetting: 0.4 }],
    ['noisy exam day', { examNoise: 0.4 }],
  ])('%s: more than half of what an oracle knows is known two weeks before the exam', (_, world) => {
    expect(skillOf(forecastsOf({ seed: 21, learners: 150, ...world }, 58))).toBeGreaterThan(0.5)
  })
  test('recalibrated on other learners, forecasts are calibrated', () => {
    const outcomes = forecastsOf({ seed: 8, learners: 400 }, 56)
    const { line } = recalibrate(outcomes.slice(0, 200))
    const { ece, line: after } = evaluate(
      outcomes.slice(200).map(({ p, passed }) => ({ p: recalibrated(p, line), passed })),
    )
    expect(ece).toBeLessThan(0.12)
    expect(after?.slope).toBeGreaterThan(0.75)
    expect(after?.slope).toBeLessThan(1.35)
  })
  test('groups of five are forecast nearly as well as groups of thirty', () => {
    const groups = (size: number, count: number) =>
      Array.from({ length: count }, (_, g) => forecastsOf({ seed: 100 * size + g, learners: size }, 62)).flat()
    expect(brier(groups(5, 30))).toBeLessThan(brier(groups(30, 5)) + 0.03)
  })
  test('the last practice exam alone predicts worse than the forecast', () => {
    const programme = generateProgramme({ seed: 31, learners: 150 })
    const shares = programme.passed.map((passed, learner) => {
      const answers = programme.events.filter((e) => e.learner === learner && e.practiceExam && e.day === 48)
      return { share: answers.filter(({ correct }) => correct).length / answers.length, passed }
    })
    expect(brier(forecastsOf({ seed: 31, learners: 150 }, 56))).toBeLessThan(brier(practiceBaseline(shares)))
  })
})
