/**
 * Quantiles of draws, linear between neighbours (R's type 7), by selection instead of sorting: a few passes over the draws.
 * @param draws at least one; left as they are. @param shares each in [0, 1]
 */
export function quantilesOf(draws: Float64Array, shares: readonly number[]): number[] {
  const held = Float64Array.from(draws)
  return shares.map((share) => {
    const x = share * (held.length - 1)
    const i = Math.floor(x)
    const low = select(held, i)
    return x === i ? low : low + (nextAbove(held, i) - low) * (x - i)
  })
}

/** The k-th smallest (from 0), moved to its place with nothing larger before it (Hoare's selection, middle pivot). */
function select(a: Float64Array, k: number): number {
  let [left, right] = [0, a.length - 1]
  while (left < right) {
    const pivot = a[(left + right) >> 1] ?? 0
    let [i, j] = [left, right]
    while (i <= j) {
      while ((a[i] ?? 0) < pivot) i++
      while ((a[j] ?? 0) > pivot) j--
      if (i > j) break
      const held = a[i] ?? 0
      a[i++] = a[j] ?? 0
      a[j--] = held
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else break
  }
  return a[k] ?? NaN
}

/** After `select(a, k)`: the smallest of what lies beyond k. */
function nextAbove(a: Float64Array, k: number): number {
  let least = Infinity
  for (let i = k + 1; i < a.length; i++) least = Math.min(least, a[i] ?? Infinity)
  return least
}
