import { wilson } from '@cadre/evidence'

/** 95 % interval of a share (Wilson, JASA 22, 1927). @param k successes, 0 to n. @returns null for n = 0. */
export function shareInterval(k: number, n: number): [number, number] | null {
  if (n === 0) return null
  const { lo, hi } = wilson({ passed: k, of: n })
  return [lo, hi]
}
