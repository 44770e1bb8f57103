import type { ResponseMatrix } from './response-matrix.ts'

export type Reliability = {
  /** Cronbach's alpha (KR-20 for right and wrong); null with fewer than 2 items, 2 complete rows, or no variance. */
  readonly alpha: number | null
  /** Rows without a missing answer: alpha is computed on these alone. */
  readonly n: number
  /** Alpha of the others, per item; null as for alpha. */
  readonly ifDropped: readonly (number | null)[]
}

/**
 * alpha = k / (k - 1) · (1 - sum of item variances / variance of the sum) (Cronbach, Psychometrika 16, 1951).
 * Limits: a lower bound of reliability for items of one dimension; on a handful of rows it is noise.
 */
export function reliability({ persons, items, cells }: ResponseMatrix): Reliability {
  const sums: number[] = []
  const complete: number[] = []
  for (let i = 0; i < persons; i++) {
    const row = cells.subarray(i * items, (i + 1) * items)
    if (items === 0 || row.includes(-1)) continue
    complete.push(i)
    sums.push(row.reduce((total, cell) => total + cell, 0))
  }
  const n = complete.length
  const meanSum = sums.reduce((total, s) => total + s, 0) / n
  const ofSum = sums.reduce((total, s) => total + (s - meanSum) ** 2, 0) / (n - 1)
  const variance = new Float64Array(items)
  const covariance = new Float64Array(items)
  for (let j = 0; j < items; j++) {
    let right = 0
    let cross = 0
    complete.forEach((i, at) => {
      const cell = cells[i * items + j] ?? 0
      right += cell
      cross += cell * ((sums[at] ?? 0) - meanSum)
    })
    variance[j] = (right * (1 - right / n)) / (n - 1)
    covariance[j] = cross / (n - 1)
  }
  const ofItems = variance.reduce((total, v) => total + v, 0)
  return {
    alpha: alphaOf({ items, n, ofItems, ofSum }),
    n,
    ifDropped: Array.from(variance, (v, j) =>
      alphaOf({ items: items - 1, n, ofItems: ofItems - v, ofSum: ofSum + v - 2 * (covariance[j] ?? 0) }),
    ),
  }
}

function alphaOf(of: { items: number; n: number; ofItems: number; ofSum: number }): number | null {
  if (of.items < 2 || of.n < 2 || !(of.ofSum > 1e-12)) return null
  return (of.items / (of.items - 1)) * (1 - of.ofItems / of.ofSum)
}
