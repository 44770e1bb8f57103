/**
 * Distribution of the number right over independent questions of unequal chances (Poisson-binomial), exactly by convolution.
 * Cost n² / 2, no allocation. @param chances each in [0, 1]. @param out at least n + 1 long; out[k] = P(k right).
 */
export function scoreDistribution(chances: Float64Array, n: number, out: Float64Array): void {
  out[0] = 1
  for (let i = 0; i < n; i++) {
    const p = chances[i] ?? 0
    const q = 1 - p
    out[i + 1] = (out[i] ?? 0) * p
    for (let k = i; k > 0; k--) out[k] = (out[k] ?? 0) * q + (out[k - 1] ?? 0) * p
    out[0] = (out[0] ?? 0) * q
  }
}

/** P(at least `cut` right). @param distribution of `n` questions. */
export function tail(distribution: Float64Array, n: number, cut: number): number {
  let sum = 0
  for (let k = n; k >= Math.max(0, cut); k--) sum += distribution[k] ?? 0
  return Math.min(1, sum)
}

/** P(at least `cut` right), exactly. @param chances one per question, each in [0, 1]. @param scratch at least one longer than `chances`. */
export function passChance(chances: Float64Array, cut: number, scratch: Float64Array): number {
  scoreDistribution(chances, chances.length, scratch)
  return tail(scratch, chances.length, cut)
}
