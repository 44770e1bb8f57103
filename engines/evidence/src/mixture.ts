import { belowFrom, belowOne, betaQuantile } from './special/beta.ts'
import { logBeta } from './special/gamma.ts'

/** Weighted beta distributions; the weights sum to 1. What is known of one rate when its prior is itself uncertain. */
export type BetaMixture = { readonly weight: Float64Array; readonly a: Float64Array; readonly b: Float64Array }

export type RateSummary = { readonly mean: number; readonly sd: number; readonly lo: number; readonly hi: number }

/**
 * Mean, standard deviation and equal-tailed interval of a mixture of betas, leaving out of the interval parts lighter than
 * 1e-5 of the heaviest. The moments are exact. No beta reaches 0 or 1, so neither do the limits: where everybody passed, the
 * upper one is solved as a rate of failing, and one nearer to 1 than numbers can be is the last number below it.
 * @param level posterior probability, in (0, 1)
 */
export function summarise(mixture: BetaMixture, level = 0.95): RateSummary {
  const { weight, a, b } = mixture
  let mean = 0
  weight.forEach((w, i) => {
    mean += (w * (a[i] ?? 0)) / ((a[i] ?? 0) + (b[i] ?? 0))
  })
  // Weights sum to 1 but for rounding.
  mean = Math.min(mean, belowOne)
  let variance = 0
  weight.forEach((w, i) => {
    const n = (a[i] ?? 0) + (b[i] ?? 0)
    const [rate, rest] = [(a[i] ?? 0) / n, (b[i] ?? 0) / n]
    variance += w * ((rate * rest) / (n + 1) + (rate - mean) ** 2)
  })
  const sd = Math.sqrt(variance)
  const tail = (1 - level) / 2
  const parts = heavyParts(mixture)
  const mirrored = parts.map(({ w, a, b, logB }) => ({ w, a: b, b: a, logB }))
  const failing = lowerLimit(mirrored, tail, likeQuantile(1 - mean, sd, tail))
  return { mean, sd, lo: lowerLimit(parts, tail, likeQuantile(mean, sd, tail)), hi: Math.min(1 - failing, belowOne) }
}

type Part = { readonly w: number; readonly a: number; readonly b: number; readonly logB: number }

function heavyParts({ weight, a, b }: BetaMixture): Part[] {
  const heaviest = weight.reduce((most, w) => Math.max(most, w), 0)
  const kept = [...weight.keys()].filter((i) => (weight[i] ?? 0) > heaviest * 1e-5)
  const total = kept.reduce((sum, i) => sum + (weight[i] ?? 0), 0)
  return kept.map((i) => {
    const [ai, bi] = [a[i] ?? 1, b[i] ?? 1]
    return { w: (weight[i] ?? 0) / total, a: ai, b: bi, logB: logBeta(ai, bi) }
  })
}

/** Where the beta of the same mean and standard deviation has `tail` below it: a first guess. */
function likeQuantile(mean: number, sd: number, tail: number): number {
  const n = Math.max(1e-3, (mean * (1 - mean)) / (sd * sd) - 1)
  return betaQuantile(tail, mean * n, (1 - mean) * n)
}

/** Logits between which a rate and its complement are numbers apart from 0 and 1. */
const ends = [-700, 36] as const

/**
 * The rate with `tail` (at most half) of the mixture below it, to about 1e-9 of itself however small: Newton's method for the
 * logarithm of the distribution function over the logit, where both are nearly straight, kept in a bracket.
 */
function lowerLimit(parts: readonly Part[], tail: number, guess: number): number {
  let [low, high]: [number, number] = [...ends]
  let t = Math.min(high, Math.max(low, Math.log(guess) - Math.log1p(-guess)))
  for (let i = 0; i < 200; i++) {
    const { below, slope } = distributionAt(parts, t)
    const over = Math.log(below / tail)
    if (over > 0) high = t
    else low = t
    const newton = t - (over * below) / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    const moved = Math.abs(next - t)
    t = next
    if (moved < 1e-6) break
  }
  return 1 / (1 + Math.exp(-t))
}

/** The mixture's distribution function at a logit, and its slope there. */
function distributionAt(parts: readonly Part[], t: number): { below: number; slope: number } {
  const [logX, logY] = [-Math.log1p(Math.exp(-t)), -Math.log1p(Math.exp(t))]
  const [x, y] = [Math.exp(logX), Math.exp(logY)]
  let below = 0
  let slope = 0
  for (const { w, a, b, logB } of parts) {
    const front = Math.exp(a * logX + b * logY - logB)
    below += w * belowFrom(front, x, y, [a, b])
    slope += w * front
  }
  return { below, slope }
}

/** Mean and interval of a quantity known on weighted points; the points need not be sorted. @param level in (0, 1). */
export function summarisePoints(
  points: readonly (readonly [value: number, weight: number])[],
  level = 0.95,
): RateSummary {
  const total = points.reduce((sum, [, w]) => sum + w, 0)
  const mean = points.reduce((sum, [v, w]) => sum + v * w, 0) / total
  const variance = points.reduce((sum, [v, w]) => sum + (v - mean) ** 2 * w, 0) / total
  const at = quantileOfPoints(points, total)
  const tail = (1 - level) / 2
  return { mean, sd: Math.sqrt(variance), lo: at(tail), hi: at(1 - tail) }
}

/** Quantiles by linear interpolation between the middles of the weights; points of equal value count as one. */
function quantileOfPoints(points: readonly (readonly [value: number, weight: number])[], total: number) {
  const weightByValue = new Map<number, number>()
  for (const [v, w] of points) weightByValue.set(v, (weightByValue.get(v) ?? 0) + w / total)
  const sorted = [...weightByValue].toSorted(([a], [b]) => a - b)
  return (q: number): number => {
    let sum = 0
    let [before, reached] = [sorted[0]?.[0] ?? NaN, 0]
    for (const [v, w] of sorted) {
      const middle = sum + w / 2
      if (middle >= q) return before + ((v - before) * (q - reached)) / (middle - reached || 1)
      sum += w
      ;[before, reached] = [v, middle]
    }
    return before
  }
}
