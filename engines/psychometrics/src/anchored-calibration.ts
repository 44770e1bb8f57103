import type { Item } from './ability.ts'
import type { ItemState } from './ability-state.ts'
import { logistic, softplus } from './logistic.ts'
import { normalQuadrature, type Quadrature } from './quadrature.ts'
import type { ResponseMatrix } from './response-matrix.ts'

export type AnchoredItem = { readonly b: number; readonly se: number; readonly n: number }
export type AnchoredCalibration = {
  readonly items: readonly AnchoredItem[]
  /** How much harder (positive) the whole bank looks than its authors and the exam's cut say, logits, shrunk by N(0, .2²). */
  readonly shift: number
  readonly persons: readonly { readonly eap: number; readonly se: number }[]
}

const shiftSd = 0.2

/**
 * Difficulties for groups too small for maximum likelihood: b_i ~ N(prior_i + shift, variance_i), shift ~ N(0, .2²), abilities N(level, personSd²) on
 * the exam's scale (0 is the cut); posterior mode by EM over ability, slopes and guessing fixed. It never floats: with no answers it gives the
 * priors back. Source: Swaminathan and Gifford, J. Educational Statistics 7, 1982 (hierarchical priors); Mislevy, Psychometrika 51, 1986 (EM).
 * @param priors one per column (see `itemPriors`). Limits: one dimension; standard errors by item, others held.
 */
export function calibrateAnchored(
  answers: ResponseMatrix,
  priors: readonly ItemState[],
  group: { readonly level: number; readonly personSd: number },
): AnchoredCalibration {
  const grid = normalQuadrature(61)
  const thetas = Float64Array.from(grid.nodes, (node) => group.level + group.personSd * node)
  let items: AnchoredItem[] = priors.map(({ b, variance }) => ({ b, se: Math.sqrt(variance), n: 0 }))
  let shift = 0
  let posteriors: Float64Array[] = []
  for (let round = 0; round < 500; round++) {
    posteriors = posteriorsOf(answers, { priors, items, grid, thetas })
    const next = priors.map((prior, j) =>
      modeOf(answers, j, { prior, shift, start: items[j]?.b ?? prior.b, thetas, posteriors }),
    )
    shift = shiftOf(next, priors)
    const moved = next.reduce((most, item, j) => Math.max(most, Math.abs(item.b - (items[j]?.b ?? 0))), 0)
    items = next
    if (moved < 1e-7) break
  }
  return { items, shift, persons: posteriors.map((weights) => summary(weights, thetas)) }
}

type Model = {
  readonly priors: readonly ItemState[]
  readonly items: readonly AnchoredItem[]
  readonly grid: Quadrature
  readonly thetas: Float64Array
}

/** Each person's posterior over the nodes. */
function posteriorsOf(answers: ResponseMatrix, { priors, items, grid, thetas }: Model): Float64Array[] {
  return Array.from({ length: answers.persons }, (_, i) => {
    const logs = Float64Array.from(grid.logWeights)
    priors.forEach(({ a, c }, j) => {
      const answer = answers.cells[i * answers.items + j] ?? -1
      if (answer < 0) return
      const item = { a, c, b: items[j]?.b ?? 0 }
      for (let q = 0; q < logs.length; q++) logs[q] = (logs[q] ?? 0) + logChance(item, answer === 1, thetas[q] ?? 0)
    })
    const largest = logs.reduce((most, value) => Math.max(most, value), -Infinity)
    const weights = logs.map((value) => Math.exp(value - largest))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => weight / total)
  })
}

function logChance({ a, b, c }: Item, correct: boolean, theta: number): number {
  const z = a * (theta - b)
  if (!correct) return Math.log1p(-c) - softplus(z)
  return c === 0 ? -softplus(-z) : Math.log(c + (1 - c) * logistic(z))
}

type ItemFit = {
  readonly prior: ItemState
  readonly shift: number
  readonly start: number
  readonly thetas: Float64Array
  readonly posteriors: readonly Float64Array[]
}

/** The mode of one difficulty by Fisher scoring on the expected complete data plus the prior. */
function modeOf(answers: ResponseMatrix, item: number, fit: ItemFit): AnchoredItem {
  const { a, c, variance } = fit.prior
  const counts = countsOf(answers, item, fit)
  let b = fit.start
  let information = 1 / variance
  for (let round = 0; round < 20; round++) {
    let score = -(b - fit.prior.b - fit.shift) / variance
    information = 1 / variance
    for (let q = 0; q < fit.thetas.length; q++) {
      const s = logistic(a * ((fit.thetas[q] ?? 0) - b))
      const p = c + (1 - c) * s
      const slope = (1 - c) * a * s * (1 - s)
      score -= (((counts.right[q] ?? 0) - (counts.all[q] ?? 0) * p) * slope) / Math.max(1e-12, p * (1 - p))
      information += ((counts.all[q] ?? 0) * slope * slope) / Math.max(1e-12, p * (1 - p))
    }
    const step = Math.max(-1, Math.min(1, score / information))
    b += step
    if (Math.abs(step) < 1e-9) break
  }
  return { b, se: 1 / Math.sqrt(information), n: counts.n }
}

/** Expected persons per node: all who answered the item, and those who got it right. */
function countsOf(answers: ResponseMatrix, item: number, { posteriors, thetas }: ItemFit) {
  const all = new Float64Array(thetas.length)
  const right = new Float64Array(thetas.length)
  let n = 0
  posteriors.forEach((weights, i) => {
    const answer = answers.cells[i * answers.items + item] ?? -1
    if (answer < 0) return
    n++
    for (let q = 0; q < all.length; q++) {
      all[q] = (all[q] ?? 0) + (weights[q] ?? 0)
      right[q] = (right[q] ?? 0) + answer * (weights[q] ?? 0)
    }
  })
  return { all, right, n }
}

/** The common shift given the difficulties: a precision-weighted mean shrunk towards 0. */
function shiftOf(items: readonly AnchoredItem[], priors: readonly ItemState[]): number {
  let precision = shiftSd ** -2
  let sum = 0
  items.forEach(({ b, n }, j) => {
    const prior = priors[j]
    if (!prior || n === 0) return
    precision += 1 / prior.variance
    sum += (b - prior.b) / prior.variance
  })
  return sum / precision
}

function summary(weights: Float64Array, thetas: Float64Array): { eap: number; se: number } {
  const eap = weights.reduce((sum, weight, q) => sum + weight * (thetas[q] ?? 0), 0)
  const variance = weights.reduce((sum, weight, q) => sum + weight * ((thetas[q] ?? 0) - eap) ** 2, 0)
  return { eap, se: Math.sqrt(variance) }
}
