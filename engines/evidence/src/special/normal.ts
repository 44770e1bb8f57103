import { chiSquareTail } from './gamma.ts'

/** Φ(z) = P(Z <= z) of the standard normal, through the chi-square tail with one degree of freedom (error about 1e-14). */
export function normalCdf(z: number): number {
  const tail = chiSquareTail(z * z, 1) / 2
  return z < 0 ? tail : 1 - tail
}

/** φ(z) of the standard normal. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)

/**
 * Φ⁻¹(p): a rational first guess (Abramowitz and Stegun 26.2.23, error 4.5e-4) polished by Halley steps to about 1e-14.
 * @param p in (0, 1); the ends give infinities.
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  const top = 2.515517 + t * (0.802853 + t * 0.010328)
  let z = top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  for (let i = 0; i < 3; i++) {
    const step = (normalCdf(z) - p) / normalDensity(z)
    z -= step / (1 + (z * step) / 2)
  }
  return z
}

/** The two-sided multiplier of a confidence level: 1.959964 for .95. Through the lower tail, which stays above 0 at the last double below 1. @param level in (0, 1). */
export const zOf = (level: number): number => -normalQuantile((1 - level) / 2)
