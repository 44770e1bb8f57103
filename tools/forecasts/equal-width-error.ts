import type { Outcome } from '@cadre/psychometrics'

const bands = 10

/** The calibration error over ten bands of equal width, as others count it: sum of |passed - expected| over the bands / n. */
export function equalWidthError(outcomes: readonly Outcome[]): number {
  const misses = new Float64Array(bands)
  for (const { p, passed } of outcomes) {
    const band = Math.min(bands - 1, Math.floor(p * bands))
    misses[band] = (misses[band] ?? 0) + (passed ? 1 : 0) - p
  }
  return misses.reduce((sum, miss) => sum + Math.abs(miss), 0) / outcomes.length
}
