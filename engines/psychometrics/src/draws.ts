import type { Random } from '@cadre/kernel'
import { normalQuantile } from './normal-curve.ts'

/** Points spread evenly over a standard normal of some dimensions, row major. */
export type Draws = { readonly count: number; readonly size: number; readonly points: Float64Array }

/**
 * Quasi-random normal draws in mirrored pairs: additive recurrence on the generalised golden ratio (Roberts 2018), shifted by chance, so that
 * 200 draws integrate a smooth function as well as some thousands of independent ones, and the means are exactly 0.
 * @param count even.
 */
export function normalDraws(count: number, size: number, random: Random): Draws {
  let ratio = 2
  for (let k = 0; k < 60; k++) ratio = (1 + ratio) ** (1 / (size + 1))
  const points = new Float64Array(count * size)
  const half = count / 2
  for (let d = 0; d < size; d++) {
    const step = ratio ** -(d + 1)
    const shift = random.next()
    for (let k = 0; k < half; k++) {
      const u = (shift + (k + 1) * step) % 1
      const z = normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, u)))
      points[k * size + d] = z
      points[(half + k) * size + d] = -z
    }
  }
  return { count, size, points }
}
