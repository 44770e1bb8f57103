import { betaCdf, betaQuantile } from './special/beta.ts'
import { logBeta } from './special/gamma.ts'

/** Weighted beta distributions; the weights sum to 1. What is known of one rate when its prior is itself uncertain. */
export type BetaMixture = { readonly weight: Float64Array; readonly a: Float64Array; readonly b: Float64Array }

export type RateSummary = { readonly mean: number; readonly sd: number; readonly lo: number; readonly hi: number }

/**
 * Mean, standard deviation and equal-tailed interval of a mixture of betas. The moments are exact; the interval solves the
 * mixture's distribution function to 1e-6, leaving out parts lighter than 1e-5 of the heaviest.
 * @param level posterior probability, in (0, 1)
 */
export function summarise({ weight, a, b }: BetaMixture, level = 0.95): RateSummary {
  let mean = 0
  let square = 0
  let heaviest = 0
  weight.forEach((w, i) => {
    const [ai, n] = [a[i] ?? 0, (a[i] ?? 0) + (b[i] ?? 0)]
    mean += (w * ai) / n
    square += (w * ai * (ai + 1)) / (n * (n + 1))
    heaviest = Math.max(heaviest, w)
  })
  const kept = [...weight.keys()].filter((i) => (weight[i] ?? 0) > heaviest * 1e-5)
  const total = kept.reduce((sum, i) => sum + (weight[i] ?? 0), 0)
  const cdf = (x: number) =>
    kept.reduce((sum, i) => sum + (weight[i] ?? 0) * betaCdf(x, a[i] ?? 1, b[i] ?? 1), 0) / total
  const sd = Math.sqrt(Math.max(1e-18, square - mean * mean))
  const tail = (1 - level) / 2
  const like = likeness(mean, sd)
  return { mean, sd, lo: rootOf(cdf, tail, like), hi: rootOf(cdf, 1 - tail, like) }
}

/** The beta distribution of the same mean and standard deviation: a first guess at quantiles, and a slope to correct them by. */
function likeness(mean: number, sd: number): { quantile: (q: number) => number; density: (x: number) => number } {
  const n = Math.max(1e-3, (mean * (1 - mean)) / (sd * sd) - 1)
  const [a, b] = [mean * n, (1 - mean) * n]
  const front = -logBeta(a, b)
  return {
    quantile: (q) => betaQuantile(q, a, b),
    density: (x) => Math.exp(front + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x)),
  }
}

/** The x in [0, 1] where a distribution function reaches `goal`: Newton steps with the likeness's slope, kept in a bracket. */
function rootOf(cdf: (x: number) => number, goal: number, { quantile, density }: ReturnType<typeof likeness>): number {
  let [low, high] = [0, 1]
  let x = Math.min(1 - 1e-12, Math.max(1e-12, quantile(goal)))
  for (let i = 0; i < 60; i++) {
    const error = cdf(x) - goal
    if (Math.abs(error) < 1e-6) return x
    if (error > 0) high = x
    else low = x
    const stepped = x - error / density(x)
    x = i < 8 && stepped > low && stepped < high ? stepped : (low + high) / 2
    if (high - low < 1e-7) return x
  }
  return x
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
