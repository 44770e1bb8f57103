import { betaCdf } from './special/beta.ts'

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
  const sd = Math.sqrt(Math.max(0, square - mean * mean))
  const tail = (1 - level) / 2
  return { mean, sd, lo: rootOf(cdf, tail), hi: rootOf(cdf, 1 - tail) }
}

/** The x in [0, 1] where a rising function reaches `goal`, by regula falsi with the Illinois correction. */
function rootOf(rising: (x: number) => number, goal: number): number {
  let [low, high] = [0, 1]
  let [below, above] = [-goal, 1 - goal]
  let side = 0
  for (let i = 0; i < 100 && high - low > 1e-6; i++) {
    const x = i % 3 === 2 ? (low + high) / 2 : (low * above - high * below) / (above - below)
    const error = rising(x) - goal
    if (Math.abs(error) < 1e-9) return x
    if (error > 0) {
      ;[high, above] = [x, error]
      if (side === 1) below /= 2
      side = 1
    } else {
      ;[low, below] = [x, error]
      if (side === -1) above /= 2
      side = -1
    }
  }
  return (low + high) / 2
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
