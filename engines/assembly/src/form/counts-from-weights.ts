import { assert } from '@cadre/kernel'

/**
 * How many of `total` questions each domain gets from the guide's weights, by largest remainders (Hamilton's method):
 * exact in total, within one of the exact share, ties to the earlier domain.
 * @param weights at least 0, any scale (percent or shares), not all 0
 * @param total whole, at least 0
 */
export function countsFromWeights(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  assert(sum > 0, 'weights must not all be 0')
  const shares = weights.map((weight) => (weight / sum) * total)
  const counts = shares.map((share) => Math.floor(share + 1e-9))
  const left = total - counts.reduce((a, b) => a + b, 0)
  const byRemainder = shares
    .map((share, at) => ({ at, rest: share - (counts[at] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) counts[at] = (counts[at] ?? 0) + 1
  return counts
}
