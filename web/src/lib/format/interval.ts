import { countText } from './number.ts'

/** A share with the interval that its sample supports. Shares are between 0 and 1. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number; readonly n: number }

/** `44–97 %`: the two ends of an interval of shares. */
export const intervalText = (low: number, high: number): string =>
  `${Math.round(low * 100)}\u2013${Math.round(high * 100)}\u00a0%`

/** The whole sentence, for screen readers and tables: `83 %, between 44–97 %, from 6 first attempts`. */
export function estimateText(estimate: Estimate, one: string, many = `${one}s`): string {
  const value = `${Math.round(estimate.value * 100)}\u00a0%`
  return `${value}, between ${intervalText(estimate.low, estimate.high)}, from ${countText(estimate.n, one, many)}`
}

/** `not enough data yet: 9 more first attempts`. */
export const missingText = (missing: number, one: string, many = `${one}s`): string =>
  `not enough data yet: ${Math.ceil(missing)}\u00a0more ${missing === 1 ? one : many}`
