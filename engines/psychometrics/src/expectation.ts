import { softplus } from './logistic.ts'
import type { Quadrature } from './quadrature.ts'
import type { ResponseMatrix } from './response-matrix.ts'

/** Slopes and intercepts of P(right) = logistic(slope · theta + intercept), one per item. */
export type Line = { readonly slope: Float64Array; readonly intercept: Float64Array }

/** Answers grouped by which items are missing: persons who answered the same items share most of the arithmetic. */
export type Design = {
  readonly answers: ResponseMatrix
  readonly grid: Quadrature
  readonly patternOf: Int32Array
  /** One row per pattern, one column per item: 1 where answered. */
  readonly masks: Uint8Array
  readonly patterns: number
  /** Right answers per item: with `slopeStatistic` all that the 2PL needs of the data. */
  readonly right: Float64Array
}

export type Expectation = {
  logLik: number
  /** Posterior mean and standard deviation of each person's ability. */
  readonly mean: Float64Array
  readonly sd: Float64Array
  /** Expected number of persons at each node among those who answered the item (items x nodes). */
  readonly atNode: Float64Array
  /** Sum of the posterior means of those who got the item right. */
  readonly slopeStatistic: Float64Array
  readonly softplus: Float64Array
  readonly patternLogLik: Float64Array
  readonly patternAtNode: Float64Array
  /** One person's posterior over the nodes. */
  readonly weights: Float64Array
}

export function designOf(answers: ResponseMatrix, grid: Quadrature): Design {
  const { persons, items, cells } = answers
  const patternOf = new Int32Array(persons)
  const right = new Float64Array(items)
  const byKey = new Map<string, number>()
  const masks: Uint8Array[] = []
  for (let i = 0; i < persons; i++) {
    const row = cells.subarray(i * items, (i + 1) * items)
    const mask = Uint8Array.from(row, (cell) => (cell < 0 ? 0 : 1))
    const key = String.fromCharCode(...packed(mask))
    let pattern = byKey.get(key)
    if (pattern === undefined) {
      pattern = masks.length
      byKey.set(key, pattern)
      masks.push(mask)
    }
    patternOf[i] = pattern
    for (let j = 0; j < items; j++) if (row[j] === 1) right[j] = (right[j] ?? 0) + 1
  }
  const flat = new Uint8Array(masks.length * items)
  masks.forEach((mask, g) => flat.set(mask, g * items))
  return { answers, grid, patternOf, masks: flat, patterns: masks.length, right }
}

/** Sixteen mask bits to a code unit. */
function packed(mask: Uint8Array): Uint16Array {
  const words = new Uint16Array(Math.ceil(mask.length / 16))
  for (let j = 0; j < mask.length; j++) if (mask[j]) words[j >> 4] = (words[j >> 4] ?? 0) | (1 << (j & 15))
  return words
}

export function emptyExpectation({ answers, grid, patterns }: Design): Expectation {
  const nodes = grid.nodes.length
  return {
    logLik: 0,
    mean: new Float64Array(answers.persons),
    sd: new Float64Array(answers.persons),
    atNode: new Float64Array(answers.items * nodes),
    slopeStatistic: new Float64Array(answers.items),
    softplus: new Float64Array(answers.items * nodes),
    patternLogLik: new Float64Array(patterns * nodes),
    patternAtNode: new Float64Array(patterns * nodes),
    weights: new Float64Array(nodes),
  }
}

/**
 * The E step of Bock and Aitkin (1981): each person's posterior over the nodes given the items.
 * A logistic item is an exponential family given ability, so log L(theta) = theta · sum(slope of right answers)
 * + sum(intercept of right answers) - sum(softplus of answered items), and the last sum is the same for everyone who answered the
 * same items. Cost: persons · (items + nodes) + patterns · items · nodes.
 */
export function takeExpectation(design: Design, line: Line, out: Expectation): void {
  fillSoftplus(design, line, out)
  out.patternAtNode.fill(0)
  out.slopeStatistic.fill(0)
  out.logLik = 0
  const { persons, items, cells } = design.answers
  const nodes = design.grid.nodes.length
  for (let i = 0; i < persons; i++) {
    out.logLik += posteriorOf(design, line, out, i)
    const base = (design.patternOf[i] ?? 0) * nodes
    for (let q = 0; q < nodes; q++) {
      out.patternAtNode[base + q] = (out.patternAtNode[base + q] ?? 0) + (out.weights[q] ?? 0)
    }
    const mean = out.mean[i] ?? 0
    for (let j = 0; j < items; j++) {
      if (cells[i * items + j] === 1) out.slopeStatistic[j] = (out.slopeStatistic[j] ?? 0) + mean
    }
  }
  spreadOverItems(design, out)
}

/** Fills `weights`, `mean` and `sd` for one person; returns the log likelihood of their answers. */
export function posteriorOf(design: Design, line: Line, out: Expectation, person: number): number {
  const { items, cells } = design.answers
  const { nodes } = design.grid
  let tilt = 0
  let level = 0
  for (let j = 0, at = person * items; j < items; j++, at++) {
    if (cells[at] === 1) {
      tilt += line.slope[j] ?? 0
      level += line.intercept[j] ?? 0
    }
  }
  const base = (design.patternOf[person] ?? 0) * nodes.length
  const { weights, patternLogLik } = out
  let largest = -Infinity
  for (let q = 0; q < nodes.length; q++) {
    const value = tilt * (nodes[q] ?? 0) + (patternLogLik[base + q] ?? 0)
    weights[q] = value
    if (value > largest) largest = value
  }
  let total = 0
  let first = 0
  let second = 0
  for (let q = 0; q < nodes.length; q++) {
    const gap = (weights[q] ?? 0) - largest
    const weight = gap < -60 ? 0 : Math.exp(gap)
    const node = nodes[q] ?? 0
    weights[q] = weight
    total += weight
    first += weight * node
    second += weight * node * node
  }
  for (let q = 0; q < nodes.length; q++) weights[q] = (weights[q] ?? 0) / total
  const mean = first / total
  out.mean[person] = mean
  out.sd[person] = Math.sqrt(Math.max(0, second / total - mean * mean))
  return level + largest + Math.log(total)
}

/** log(weight of node) - sum of softplus over the pattern's answered items. */
function fillSoftplus(design: Design, line: Line, out: Expectation): void {
  const { nodes, logWeights } = design.grid
  const { items } = design.answers
  for (let j = 0; j < items; j++) {
    const slope = line.slope[j] ?? 0
    const intercept = line.intercept[j] ?? 0
    for (let q = 0; q < nodes.length; q++) {
      out.softplus[j * nodes.length + q] = softplus(slope * (nodes[q] ?? 0) + intercept)
    }
  }
  for (let g = 0; g < design.patterns; g++) {
    const into = out.patternLogLik.subarray(g * nodes.length, (g + 1) * nodes.length)
    into.set(logWeights)
    for (let j = 0; j < items; j++) {
      if (!design.masks[g * items + j]) continue
      const from = j * nodes.length
      for (let q = 0; q < nodes.length; q++) into[q] = (into[q] ?? 0) - (out.softplus[from + q] ?? 0)
    }
  }
}

function spreadOverItems(design: Design, out: Expectation): void {
  const { items } = design.answers
  const nodes = design.grid.nodes.length
  out.atNode.fill(0)
  for (let g = 0; g < design.patterns; g++) {
    for (let j = 0; j < items; j++) {
      if (!design.masks[g * items + j]) continue
      const into = j * nodes
      const from = g * nodes
      for (let q = 0; q < nodes; q++) {
        out.atNode[into + q] = (out.atNode[into + q] ?? 0) + (out.patternAtNode[from + q] ?? 0)
      }
    }
  }
}
