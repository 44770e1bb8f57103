import { expectOk } from '@cadre/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf } from './difference.ts'
import { designEffect, perArmToTell, powerToTell, stillMissing } from './sample-size.ts'

describe('comparing two arms (E4, E6)', () => {
  test('16 against 16 leaves a difference of -5 to +51 points', () => {
    const { difference, lo, hi } = differenceOf({ passed: 10, of: 16 }, { passed: 14, of: 16 })
    expect([difference, lo, hi].map((x) => Math.round(100 * x))).toEqual([25, -5, 51])
  })
  test("Newcombe's own example, 56 of 70 less 48 of 80, runs from .0524 to .3339 (1998, table II, method 10)", () => {
    const { lo, hi } = differenceOf({ passed: 48, of: 80 }, { passed: 56, of: 70 })
    expect(lo).toBeCloseTo(0.0524, 4)
    expect(hi).toBeCloseTo(0.3339, 4)
  })
  test('exchanging the arms mirrors the difference', () => {
    const arm = fc
      .integer({ min: 1, max: 80 })
      .chain((of) => fc.record({ passed: fc.integer({ min: 0, max: of }), of: fc.constant(of) }))
    fc.assert(
      fc.property(arm, arm, (a, b) => {
        const [ab, ba] = [differenceOf(a, b), differenceOf(b, a)]
        expect(Math.abs(ab.lo + ba.hi)).toBeLessThan(1e-12)
        expect(ab.lo).toBeLessThanOrEqual(ab.difference)
        expect(ab.hi).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})

describe('how many more are needed', () => {
  test('47 first attempts per arm tell 62 % from 87 %', () => {
    expect(perArmToTell(0.62, 0.87)).toEqual({ ok: true, value: 47 })
  })
  test('what is missing is what is needed less what is there, never negative', () => {
    expect(expectOk(stillMissing([0.62, 0.87], [16, 60]))).toEqual({ perArm: 47, missing: [31, 0], enough: false })
    expect(expectOk(stillMissing([0.62, 0.87], [50, 60])).enough).toBe(true)
  })
  test('rates without a difference, or certain ones, cannot be planned for', () => {
    for (const [p1, p2] of [
      [0.5, 0.5],
      [0, 0.5],
      [0.5, 1],
      [Number.NaN, 0.5],
    ] as const)
      expect(perArmToTell(p1, p2).ok).toBe(false)
  })
  test('the number needed is the first with the power asked for', () => {
    const rate = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(rate, rate, (p1, p2) => {
        fc.pre(Math.abs(p1 - p2) > 0.02)
        const perArm = expectOk(perArmToTell(p1, p2))
        expect(powerToTell(p1, p2, { perArm })).toBeGreaterThanOrEqual(0.8 - 1e-6)
        if (perArm > 1) expect(powerToTell(p1, p2, { perArm: perArm - 1 })).toBeLessThan(0.8 + 1e-6)
      }),
    )
  })
  test('cohorts of five that share a correlation of .1 need 40 % more people', () => {
    expect(designEffect(5, 0.1)).toBeCloseTo(1.4)
  })
})
