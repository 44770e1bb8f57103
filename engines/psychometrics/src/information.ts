import { symmetricInverse } from './cholesky.ts'
import { type Design, type Expectation, type Line, posteriorOf } from './expectation.ts'
import { type Layout, probabilities, scoreAt } from './item-scores.ts'
import { logistic } from './logistic.ts'
import type { LinePrior } from './maximisation.ts'
import { subtractByPattern, subtractByPerson } from './missing-information.ts'

/** Variances of an item's slope and intercept and their covariance; null where the data do not determine them. */
export type LineVariance = { readonly slope: number; readonly intercept: number; readonly covariance: number }

/** Above this many parameters the covariances between items are left out: they vanish as tests grow, and cost their square. */
const fullUpTo = 600

/** From so many persons of a pattern on, what they share is cheaper to sum than what each brings. */
const personsAPattern = 8

/** Nodes with less of a person's posterior than this change no digit of a standard error that is shown. */
const negligible = 1e-8

/**
 * Variances from the observed information at the maximum, by Louis' identity (JRSS B 44, 1982): complete-data information minus the
 * posterior variance of each person's complete-data score. `prior` adds its own precision.
 */
export function lineVariances(
  design: Design,
  line: Line,
  at: Expectation,
  model: { readonly commonSlope: boolean; readonly prior: LinePrior },
): (LineVariance | null)[] {
  const items = line.slope.length
  const size = model.commonSlope ? items + 1 : 2 * items
  const layout = { size, slopeAt: (item: number) => (model.commonSlope ? items : items + item) }
  if (size > fullUpTo) return perItem(design, line, at, model.prior)
  const matrix = completeInformation(design, line, at, layout)
  if (model.prior) addPrecision(matrix, layout, items, model.prior)
  const subtract = design.patterns * personsAPattern <= design.answers.persons ? subtractByPattern : subtractByPerson
  subtract(design, line, at, { matrix, layout })
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) matrix[b * size + a] = matrix[a * size + b] ?? 0
  const inverse = symmetricInverse(matrix, size)
  return Array.from({ length: items }, (_, j) => {
    if (!inverse) return null
    const s = layout.slopeAt(j)
    return {
      slope: inverse[s * size + s] ?? 0,
      intercept: inverse[j * size + j] ?? 0,
      covariance: inverse[s * size + j] ?? 0,
    }
  })
}

function addPrecision(matrix: Float64Array, layout: Layout, items: number, prior: NonNullable<LinePrior>): void {
  for (let k = 0; k < layout.size; k++) {
    const sd = k < items ? prior.interceptSd : prior.slopeSd
    matrix[k * layout.size + k] = (matrix[k * layout.size + k] ?? 0) + sd ** -2
  }
}

/** Lower triangle: sums over the nodes of n p (1 - p) times (1, theta)'(1, theta). */
function completeInformation(design: Design, line: Line, at: Expectation, layout: Layout): Float64Array {
  const { nodes } = design.grid
  const matrix = new Float64Array(layout.size ** 2)
  const add = (row: number, column: number, value: number) => {
    matrix[row * layout.size + column] = (matrix[row * layout.size + column] ?? 0) + value
  }
  for (let j = 0; j < line.slope.length; j++) {
    const s = layout.slopeAt(j)
    for (let q = 0; q < nodes.length; q++) {
      const theta = nodes[q] ?? 0
      const p = logistic((line.slope[j] ?? 0) * theta + (line.intercept[j] ?? 0))
      const w = (at.atNode[j * nodes.length + q] ?? 0) * p * (1 - p)
      add(j, j, w)
      add(s, j, w * theta)
      add(s, s, w * theta * theta)
    }
  }
  return matrix
}

/** Each item's own two by two block, the others held fixed. */
function perItem(design: Design, line: Line, scratch: Expectation, prior: LinePrior): (LineVariance | null)[] {
  const { items, persons, cells } = design.answers
  const { nodes } = design.grid
  const full = { size: 2 * items, slopeAt: (item: number) => items + item }
  const [dd, da, aa] = [new Float64Array(items), new Float64Array(items), new Float64Array(items)]
  const right = probabilities(design, line)
  const score = new Float64Array(full.size)
  const mean = new Float64Array(full.size)
  const fold = (j: number, weight: number, d: number, a: number) => {
    dd[j] = (dd[j] ?? 0) + weight * d * d
    da[j] = (da[j] ?? 0) + weight * d * a
    aa[j] = (aa[j] ?? 0) + weight * a * a
  }
  for (let j = 0; j < items; j++) {
    if (prior) {
      fold(j, prior.interceptSd ** -2, 1, 0)
      fold(j, prior.slopeSd ** -2, 0, 1)
    }
    for (let q = 0; q < nodes.length; q++) {
      const p = right[j * nodes.length + q] ?? 0
      fold(j, (scratch.atNode[j * nodes.length + q] ?? 0) * p * (1 - p), 1, nodes[q] ?? 0)
    }
  }
  for (let i = 0; i < persons; i++) {
    posteriorOf(design, line, scratch, i)
    mean.fill(0)
    for (let q = 0; q < nodes.length; q++) {
      const weight = scratch.weights[q] ?? 0
      if (weight < negligible) continue
      scoreAt(design, right, { person: i, node: q, layout: full }, score)
      for (let k = 0; k < full.size; k++) mean[k] = (mean[k] ?? 0) + weight * (score[k] ?? 0)
      for (let j = 0; j < items; j++) fold(j, -weight, score[j] ?? 0, score[items + j] ?? 0)
    }
    for (let j = 0; j < items; j++)
      if ((cells[i * items + j] ?? -1) >= 0) fold(j, 1, mean[j] ?? 0, mean[items + j] ?? 0)
  }
  return Array.from(dd, (d, j) => {
    const inverse = symmetricInverse(Float64Array.of(d, da[j] ?? 0, da[j] ?? 0, aa[j] ?? 0), 2)
    return inverse && { intercept: inverse[0] ?? 0, covariance: inverse[1] ?? 0, slope: inverse[3] ?? 0 }
  })
}
