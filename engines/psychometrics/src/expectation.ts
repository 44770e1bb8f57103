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
  /** One row per person: 1 where right. Added up without a branch, which random answers would mislead half the time. */
  readonly marks: Int8Array
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
  /** Per pattern, the likelihood at each node's right neighbour over its own, answers aside. */
  readonly patternRatio: Float64Array
  readonly patternAtNode: Float64Array
  /** One person's posterior over the nodes; 0 before `from` and from `to` on. */
  readonly weights: Float64Array
  from: number
  to: number
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
  const marks = cells.map((cell) => (cell === 1 ? 1 : 0))
  return { answers, grid, patternOf, masks: flat, patterns: masks.length, marks, right }
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
    patternRatio: new Float64Array(patterns * nodes),
    patternAtNode: new Float64Array(patterns * nodes),
    weights: new Float64Array(nodes),
    from: 0,
    to: nodes,
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
  const { persons, items } = design.answers
  const { marks } = design
  const nodes = design.grid.nodes.length
  for (let i = 0; i < persons; i++) {
    out.logLik += posteriorOf(design, line, out, i)
    const base = (design.patternOf[i] ?? 0) * nodes
    for (let q = out.from; q < out.to; q++) {
      out.patternAtNode[base + q] = (out.patternAtNode[base + q] ?? 0) + (out.weights[q] ?? 0)
    }
    const mean = out.mean[i] ?? 0
    for (let j = 0, at = i * items; j < items; j++, at++) {
      out.slopeStatistic[j] = (out.slopeStatistic[j] ?? 0) + mean * (marks[at] ?? 0)
    }
  }
  spreadOverItems(design, out)
}

/** Weights of nodes below this share of the highest are taken as 0. */
const negligible = Math.exp(-60)

/**
 * Fills `weights`, `mean` and `sd` for one person; returns the log likelihood of their answers. The logarithm of a posterior is concave and
 * the nodes are equally spaced: from its peak the weights fall by factors that all persons of a pattern share but for one, so that
 * one exponential does for all nodes.
 */
export function posteriorOf(design: Design, line: Line, out: Expectation, person: number): number {
  const { items } = design.answers
  const { marks } = design
  const { nodes } = design.grid
  let tilt = 0
  let level = 0
  for (let j = 0, at = person * items; j < items; j++, at++) {
    const mark = marks[at] ?? 0
    tilt += mark * (line.slope[j] ?? 0)
    level += mark * (line.intercept[j] ?? 0)
  }
  const base = (design.patternOf[person] ?? 0) * nodes.length
  const { ratios, first, factor } = stepsOf(design, out, tilt, base)
  const peak = peakOf(ratios, first, factor, nodes.length)
  weigh(out, { ratios, first, factor, peak }, nodes)
  let [total, sum, squares] = [0, 0, 0]
  for (let q = out.from; q < out.to; q++) {
    const weight = out.weights[q] ?? 0
    const node = nodes[q] ?? 0
    total += weight
    sum += weight * node
    squares += weight * node * node
  }
  for (let q = out.from; q < out.to; q++) out.weights[q] = (out.weights[q] ?? 0) / total
  const mean = sum / total
  out.mean[person] = mean
  out.sd[person] = Math.sqrt(Math.max(0, squares / total - mean * mean))
  return level + tilt * (nodes[peak] ?? 0) + (out.patternLogLik[base + peak] ?? 0) + Math.log(total)
}

/** A weight over its left neighbour's is `factor` times the ratio from `first` on. */
type Steps = { readonly ratios: Float64Array; readonly first: number; readonly factor: number }

/** Beyond this an exponential of its own would leave the range of numbers; the sum in the exponent need not. */
const steepest = 300

function stepsOf({ grid }: Design, { patternRatio, patternLogLik }: Expectation, tilt: number, base: number): Steps {
  const { nodes } = grid
  const step = tilt * ((nodes[1] ?? 0) - (nodes[0] ?? 0))
  if (Math.abs(step) < steepest) return { ratios: patternRatio, first: base, factor: Math.exp(step) }
  const ratios = nodes.map((_, q) =>
    Math.exp(step + (patternLogLik[base + q + 1] ?? 0) - (patternLogLik[base + q] ?? 0)),
  )
  return { ratios, first: 0, factor: 1 }
}

/** The node from which the weights no longer rise. */
function peakOf(ratios: Float64Array, first: number, factor: number, nodes: number): number {
  let [low, high] = [0, nodes - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (factor * (ratios[first + middle] ?? 0) > 1) low = middle + 1
    else high = middle
  }
  return low
}

function weigh(out: Expectation, steps: Steps & { readonly peak: number }, nodes: Float64Array): void {
  const { ratios, first, factor, peak } = steps
  const { weights } = out
  for (let q = out.from; q < out.to; q++) weights[q] = 0
  weights[peak] = 1
  let to = peak + 1
  for (let weight = 1; to < nodes.length; to++) {
    weight *= factor * (ratios[first + to - 1] ?? 0)
    if (weight < negligible) break
    weights[to] = weight
  }
  let from = peak
  for (let weight = 1; from > 0; from--) {
    weight /= factor * (ratios[first + from - 1] ?? 0)
    if (weight < negligible) break
    weights[from - 1] = weight
  }
  out.from = from
  out.to = to
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
    for (let q = 0; q + 1 < nodes.length; q++) {
      out.patternRatio[g * nodes.length + q] = Math.exp((into[q + 1] ?? 0) - (into[q] ?? 0))
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
