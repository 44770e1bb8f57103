import { seededRandom } from '@cadre/kernel'
import { describe, expect, test } from 'vitest'
import { calibrationLine, evaluate, recalibrate, recalibrated } from './index.ts'
import { logistic } from './logistic.ts'

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
  test('outcomes that contradict every forecast leave one chance for all, and never turn the order round', () => {
    const contrary = Array.from({ length: 60 }, (_, k) => ({ p: k % 3 === 0 ? 0 : 1, passed: k % 3 === 0 }))
    const { line } = recalibrate(contrary)
    expect(line.slope).toBe(0)
    expect(recalibrated(0.9, line)).toBe(recalibrated(0.1, line))
    expect(recalibrated(0.5, line)).toBeGreaterThan(1 / 3)
    expect(recalibrated(0.5, line)).toBeLessThan(0.4)
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
