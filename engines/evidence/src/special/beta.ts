import { logBeta } from './gamma.ts'

/**
 * P(X <= x) for X ~ Beta(a, b): the regularised incomplete beta I_x(a, b), by Lentz's continued fraction on the side
 * where it converges fast (DLMF 8.17.22). Relative error about 1e-13 for a, b up to 1e5.
 * @param x clamped to [0, 1]. @param a above 0. @param b above 0.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  return belowFrom(front, x, 1 - x, [a, b])
}

/** I_x(a, b), given x^a y^b / B(a, b) and y = 1 - x; both are taken, since near 1 the difference would lose its digits. */
export const belowFrom = (front: number, x: number, y: number, [a, b]: readonly [number, number]): number =>
  x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(y, b, a)) / b

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const away = (v: number) => (Math.abs(v) < tiny ? tiny : v)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return h
}

/**
 * The x with betaCdf(x, a, b) = p, by Newton's method kept inside a shrinking bracket. Relative error about 1e-12.
 * @param p in [0, 1]. @param a above 0. @param b above 0.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0
  if (p >= 1) return 1
  const logB = logBeta(a, b)
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let i = 0; i < 400; i++) {
    const error = betaCdf(x, a, b) - p
    if (error === 0) return x
    if (error > 0) high = x
    else low = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logB)
    const newton = x - error / density
    const inside = newton > low && newton < high
    // Near zero the answer may be 1e-12 or less: halving the exponent gets there, halving the distance does not.
    const middle = low === 0 && high < 1e-3 ? high / 16 : (low + high) / 2
    const next = inside ? newton : middle
    if (Math.abs(next - x) <= 1e-14 * Math.min(x, 1 - x) || next === x || next === 0) return next
    x = next
  }
  return x
}

/** The last number below 1: where a rate that cannot be 1 would round to it. */
export const belowOne = 1 - 2 ** -53

/** The x with `p` above it, next to 1 with the digits that 1 - p and 1 - x have; below 1 always. @param p in (0, 1). */
export const upperBetaQuantile = (p: number, a: number, b: number): number =>
  Math.min(a > b ? 1 - betaQuantile(p, b, a) : betaQuantile(1 - p, a, b), belowOne)
