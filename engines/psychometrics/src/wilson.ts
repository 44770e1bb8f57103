/**
 * Wilson's score interval of a proportion (JASA 22, 1927).
 * @param k successes, 0 to n. @param z standard normal quantile, 1.96 for 95 %. @returns null for n = 0.
 */
export function wilson(k: number, n: number, z = 1.959963984540054): [number, number] | null {
  if (n === 0) return null
  const p = k / n
  const scale = 1 + (z * z) / n
  const middle = (p + (z * z) / (2 * n)) / scale
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  return [k === 0 ? 0 : middle - half, k === n ? 1 : middle + half]
}
