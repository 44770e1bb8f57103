import { ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import { normalCdf, normalQuantile, zOf } from './special/normal.ts'

export type SampleSizeRefusal = Refusal<'evidence.no-difference-to-detect', { p1: number; p2: number }>

/**
 * How many first attempts each arm needs before a true difference between the rates p1 and p2 would be noticed,
 * by the normal two-sided test of two proportions without continuity correction (Fleiss, Levin and Paik 2003, 4.2):
 *   n = (z_{1-α/2} √(2 p̄ q̄) + z_power √(p1 q1 + p2 q2))² / (p1 - p2)², rounded up.
 * 62 % from 87 % takes 47 per arm. Independent people are assumed: multiply by 1 + (m - 1)ρ for cohorts of m that share
 * a correlation ρ (`designEffect`). Below about 10 per arm the normal approximation is itself too rough to plan by.
 * @param p1 rate of one arm, in (0, 1)
 * @param p2 rate of the other, in (0, 1)
 * @param options level of the test (default .95) and power (default .80), both in (0, 1)
 */
export function perArmToTell(
  p1: number,
  p2: number,
  { level = 0.95, power = 0.8 }: { level?: number; power?: number } = {},
): Ok<number> | SampleSizeRefusal {
  const open = (p: number) => p > 0 && p < 1
  if (!open(p1) || !open(p2) || p1 === p2) return refuse('evidence.no-difference-to-detect', { p1, p2 })
  const mean = (p1 + p2) / 2
  const root =
    zOf(level) * Math.sqrt(2 * mean * (1 - mean)) + normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  return ok(Math.ceil((root / (p1 - p2)) ** 2 - 1e-9))
}

/** The chance that arms of `perArm` notice the difference; the inverse of `perArmToTell`. @param perArm at least 1. */
export function powerToTell(
  p1: number,
  p2: number,
  { perArm, level = 0.95 }: { perArm: number; level?: number },
): number {
  const mean = (p1 + p2) / 2
  const shift = Math.abs(p1 - p2) * Math.sqrt(perArm) - zOf(level) * Math.sqrt(2 * mean * (1 - mean))
  return normalCdf(shift / Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)))
}

/**
 * By how much clustering multiplies the people needed: 1 + (m - 1)ρ (Kish 1965).
 * @param size mean number of people in a cohort, at least 1. @param correlation within a cohort, in [0, 1].
 */
export const designEffect = (size: number, correlation: number): number => 1 + (size - 1) * correlation

export type StillMissing = {
  readonly perArm: number
  readonly missing: readonly [number, number]
  readonly enough: boolean
}

/** What a comparison still lacks: people per arm needed to tell p1 from p2, less those already counted. */
export function stillMissing(
  [p1, p2]: readonly [number, number],
  have: readonly [number, number],
  options: { level?: number; power?: number } = {},
): Ok<StillMissing> | SampleSizeRefusal {
  const needed = perArmToTell(p1, p2, options)
  if (!needed.ok) return needed
  const missing = [Math.max(0, needed.value - have[0]), Math.max(0, needed.value - have[1])] as const
  return ok({ perArm: needed.value, missing, enough: missing[0] + missing[1] === 0 })
}
