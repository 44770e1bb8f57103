import { betaCdf } from './beta.ts'
import { logBeta } from './gamma.ts'

/** P(X <= k) for X ~ Binomial(n, p), exact through the incomplete beta. @param p in [0, 1]. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return 1 - betaCdf(p, k + 1, n - k)
}

/** ln of "n over k". @param n at least k. @param k at least 0. */
export const logChoose = (n: number, k: number): number => -Math.log(n + 1) - logBeta(n - k + 1, k + 1)

/** ln P(X = k) for X beta-binomial: a rate drawn from Beta(a, b), then n trials. @param a above 0. @param b above 0. */
export const logBetaBinomial = (k: number, n: number, [a, b]: readonly [number, number]): number =>
  logChoose(n, k) + logBeta(k + a, n - k + b) - logBeta(a, b)
