import type { Random } from '@cadre/kernel'

export const firstRetryMs = 500
export const longestRetryMs = 15_000
/** Where waiting alone does not help, somebody may have helped in another tab. */
export const problemRetryMs = 30_000

/**
 * Milliseconds until the next try: half of min(15 s, 0.5 s x 2^(failures - 1)) for certain and the other half by chance, so that a
 * class that lost one server does not come back at one moment; at least what the server asked for, plus up to a quarter by chance.
 * @param failures in a row, from 1. @param askedMs from Retry-After, null without.
 * Source: "equal jitter", Brooker (2015), Exponential Backoff And Jitter.
 */
export function retryDelayMs(failures: number, random: Random, askedMs: number | null = null): number {
  const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 20))
  const own = ceiling / 2 + (ceiling / 2) * random.next()
  return askedMs === null ? own : Math.max(own, askedMs * (1 + random.next() / 4))
}
