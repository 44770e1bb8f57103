import { normal, type Random, unreachable } from '@cadre/kernel'
import type { Proportion } from '../proportion.ts'
import { normalQuantile } from '../special/normal.ts'

/**
 * What is known of one input:
 * - `exact`: a price list, a count of rows;
 * - `counted`: a proportion that was measured, uncertain as Beta(k + 1/2, n - k + 1/2);
 * - `judged`: somebody's lowest, likeliest and highest value, as a triangle;
 * - `spread`: a mean with its standard error, as a normal;
 * - `range`: a value somebody is 80 % sure lies between `p10` and `p90`, as a normal.
 */
export type Quantity =
  | { readonly kind: 'exact'; readonly value: number }
  | ({ readonly kind: 'counted' } & Proportion)
  | { readonly kind: 'judged'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'spread'; readonly mean: number; readonly se: number }
  | { readonly kind: 'range'; readonly p10: number; readonly p90: number }

/** Why a quantity says nothing usable, or null. */
export function flawOf(quantity: Quantity): string | null {
  const { kind, ...fields } = quantity
  if (!Object.values(fields).every((v) => Number.isFinite(v))) return 'every number must be finite'
  switch (kind) {
    case 'exact':
      return null
    case 'counted': {
      const { passed, of } = quantity
      const whole = Number.isSafeInteger(passed) && Number.isSafeInteger(of)
      return whole && of >= 1 && passed >= 0 && passed <= of
        ? null
        : 'a count needs whole numbers, 0 <= passed <= of, of >= 1'
    }
    case 'judged':
      return quantity.low <= quantity.likely && quantity.likely <= quantity.high
        ? null
        : 'low <= likely <= high is needed'
    case 'spread':
      return quantity.se >= 0 ? null : 'a standard error cannot be negative'
    case 'range':
      return quantity.p10 <= quantity.p90 ? null : 'p10 <= p90 is needed'
    default:
      return unreachable(quantity)
  }
}

export function drawColumn(quantity: Quantity, draws: number, random: Random): Float64Array {
  const column = new Float64Array(draws)
  const next = sampler(quantity, random)
  for (let i = 0; i < draws; i++) column[i] = next()
  return column
}

function sampler(quantity: Quantity, random: Random): () => number {
  switch (quantity.kind) {
    case 'exact':
      return () => quantity.value
    case 'counted':
      return () => betaDraw(random, quantity.passed + 0.5, quantity.of - quantity.passed + 0.5)
    case 'judged':
      return () => triangleDraw(random, quantity)
    case 'spread':
      return () => quantity.mean + quantity.se * normal(random)
    case 'range': {
      const sd = (quantity.p90 - quantity.p10) / (2 * normalQuantile(0.9))
      return () => (quantity.p10 + quantity.p90) / 2 + sd * normal(random)
    }
    default:
      return unreachable(quantity)
  }
}

function triangleDraw(random: Random, { low, likely, high }: { low: number; likely: number; high: number }): number {
  const span = high - low
  if (span === 0) return low
  const u = random.next()
  return u * span < likely - low
    ? low + Math.sqrt(u * span * (likely - low))
    : high - Math.sqrt((1 - u) * span * (high - likely))
}

function betaDraw(random: Random, a: number, b: number): number {
  const x = gammaDraw(random, a)
  return x / (x + gammaDraw(random, b))
}

/** Gamma(shape, 1) by Marsaglia and Tsang (ACM TOMS 2000, 26:363); shapes below 1 through shape + 1. */
function gammaDraw(random: Random, shape: number): number {
  if (shape < 1) return gammaDraw(random, shape + 1) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = 1 - random.next()
    // Marsaglia and Tsang's squeeze: settles 98 % of draws without a logarithm.
    if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
