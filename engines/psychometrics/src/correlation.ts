/** Running sums for a Pearson correlation (Welford, so that large offsets cost no digits). */
export type Pairs = { n: number; meanX: number; meanY: number; xx: number; yy: number; xy: number }

export const noPairs = (): Pairs => ({ n: 0, meanX: 0, meanY: 0, xx: 0, yy: 0, xy: 0 })

export function addPair(to: Pairs, x: number, y: number): void {
  to.n++
  const dx = x - to.meanX
  const dy = y - to.meanY
  to.meanX += dx / to.n
  to.meanY += dy / to.n
  to.xx += dx * (x - to.meanX)
  to.yy += dy * (y - to.meanY)
  to.xy += dx * (y - to.meanY)
}

/** Pearson's r, or null where either side does not vary or there are fewer than 3 pairs. */
export function correlation({ n, xx, yy, xy }: Pairs): number | null {
  if (n < 3 || xx < 1e-12 || yy < 1e-12) return null
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/**
 * Interval of a correlation by Fisher's z. @param z standard normal quantile, 1.96 for 95 %.
 * @returns null below 5 pairs: the approximation has no meaning there.
 */
export function correlationInterval(r: number | null, n: number, z = 1.959963984540054): [number, number] | null {
  if (r === null || n < 5) return null
  if (Math.abs(r) >= 1) return [r, r]
  const middle = Math.atanh(r)
  const half = z / Math.sqrt(n - 3)
  return [Math.tanh(middle - half), Math.tanh(middle + half)]
}
