import type { SimulationOptions } from './options.ts'

/** Questions per domain by weight, exact in total: each cumulative share is rounded. */
export function domainCounts({ domains }: SimulationOptions, total: number): number[] {
  const sum = domains.reduce((weights, { weight }) => weights + weight, 0)
  let weightSoFar = 0
  let counted = 0
  return domains.map(({ weight }) => {
    weightSoFar += weight
    const count = Math.round((weightSoFar / sum) * total) - counted
    counted += count
    return count
  })
}
