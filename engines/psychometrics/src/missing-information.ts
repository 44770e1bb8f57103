import { type Design, type Expectation, type Line, posteriorOf } from './expectation.ts'
import { type Layout, probabilities, scoreAt } from './item-scores.ts'
import { flush, nextVector, outerProducts, push } from './outer-products.ts'

/** The information to be reduced, row by row; only its lower triangle is kept. */
export type Target = { readonly matrix: Float64Array; readonly layout: Layout }

/** Nodes with less of a posterior than this change no digit that is shown, nearly singular information (pure noise) included. */
const negligible = 1e-12

/** Takes off sum over persons of Var(score | answers), node by node: whatever was left out by whom. Persons x nodes x parameters². */
export function subtractByPerson(design: Design, line: Line, scratch: Expectation, into: Target): void {
  const { nodes } = design.grid
  const { size } = into.layout
  const right = probabilities(design, line)
  const scores = new Float64Array(nodes.length * size)
  const mean = new Float64Array(size)
  const products = outerProducts(size)
  for (let i = 0; i < design.answers.persons; i++) {
    posteriorOf(design, line, scratch, i)
    mean.fill(0)
    for (let q = scratch.from; q < scratch.to; q++) {
      const weight = scratch.weights[q] ?? 0
      if (weight < negligible) continue
      const score = scores.subarray(q * size, (q + 1) * size)
      scoreAt(design, right, { person: i, node: q, layout: into.layout }, score)
      for (let k = 0; k < size; k++) mean[k] = (mean[k] ?? 0) + weight * (score[k] ?? 0)
    }
    for (let q = scratch.from; q < scratch.to; q++) {
      const weight = scratch.weights[q] ?? 0
      if (weight < negligible) continue
      const root = Math.sqrt(weight)
      const vector = nextVector(products)
      for (let k = 0; k < size; k++) vector[k] = root * ((scores[q * size + k] ?? 0) - (mean[k] ?? 0))
      push(products)
    }
  }
  flush(products)
  for (let k = 0; k < into.matrix.length; k++) into.matrix[k] = (into.matrix[k] ?? 0) - (products.sum[k] ?? 0)
}

/** Sums over the persons of one pattern, w their posteriors over the nodes, theta their means, y their answers to the items at hand. */
type Sums = {
  /** Σ w (nodes). */
  readonly atNode: Float64Array
  /** Σ w w' (nodes x nodes, lower triangle). */
  readonly pairs: Float64Array
  /** Σ y_j w (node - theta) (items x nodes). */
  readonly tilted: Float64Array
  /** Σ y_j y_k Var(theta | answers) (items x items). */
  readonly spread: Float64Array
}

/**
 * The same for all persons of a pattern together. An answer enters its score only as a factor of theta, so that the covariances of scores follow from those of
 * p and theta p over the nodes and from sums that need no parameter: persons x (nodes² + items x nodes + items²), and for each pattern
 * nodes x parameters² once.
 */
export function subtractByPattern(design: Design, line: Line, scratch: Expectation, into: Target): void {
  const { items, persons } = design.answers
  const { patternOf } = design
  const ordered = Int32Array.from({ length: persons }, (_, i) => i).toSorted(
    (a, b) => (patternOf[a] ?? 0) - (patternOf[b] ?? 0),
  )
  const right = probabilities(design, line)
  for (let at = 0; at < persons;) {
    const pattern = patternOf[ordered[at] ?? 0] ?? 0
    const answered = Array.from({ length: items }, (_, j) => j).filter((j) => design.masks[pattern * items + j])
    const sums = emptySums(answered.length, design.grid.nodes.length)
    for (; at < persons && patternOf[ordered[at] ?? 0] === pattern; at++) {
      const person = ordered[at] ?? 0
      posteriorOf(design, line, scratch, person)
      addPerson(sums, scratch, { person, answered, design })
    }
    subtractPattern(into, sums, { right, answered, nodes: design.grid.nodes })
  }
}

const emptySums = (items: number, nodes: number): Sums => ({
  atNode: new Float64Array(nodes),
  pairs: new Float64Array(nodes * nodes),
  tilted: new Float64Array(items * nodes),
  spread: new Float64Array(items * items),
})

const add = (to: Float64Array, at: number, amount: number): void => {
  to[at] = (to[at] ?? 0) + amount
}

type Person = { readonly person: number; readonly answered: readonly number[]; readonly design: Design }

function addPerson({ atNode, pairs, tilted, spread }: Sums, of: Expectation, { person, answered, design }: Person) {
  const { nodes } = design.grid
  const { weights, from, to } = of
  const theta = of.mean[person] ?? 0
  const variance = (of.sd[person] ?? 0) ** 2
  for (let q = from; q < to; q++) {
    const weight = weights[q] ?? 0
    add(atNode, q, weight)
    const row = q * nodes.length
    for (let r = from; r <= q; r++) add(pairs, row + r, weight * (weights[r] ?? 0))
  }
  const isRight = (j: number) => design.marks[person * design.answers.items + (answered[j] ?? 0)] === 1
  for (let j = 0; j < answered.length; j++) {
    if (!isRight(j)) continue
    const row = j * nodes.length
    for (let q = from; q < to; q++) add(tilted, row + q, (weights[q] ?? 0) * ((nodes[q] ?? 0) - theta))
    for (let k = 0; k <= j; k++) if (isRight(k)) add(spread, j * answered.length + k, variance)
  }
}

type Pattern = { readonly right: Float64Array; readonly answered: readonly number[]; readonly nodes: Float64Array }

/** With p and theta p over the nodes as functions f: Cov(d_j, d_k) = C(p_j, p_k), and so on; C(f, g) sums the persons' covariances of f and g. */
function subtractPattern({ matrix, layout }: Target, sums: Sums, { right, answered, nodes }: Pattern): void {
  const n = answered.length
  const p = answered.map((j) => right.subarray(j * nodes.length, (j + 1) * nodes.length))
  const functions = [...p, ...p.map((own) => own.map((value, q) => value * (nodes[q] ?? 0)))]
  const covered = functions.map((f) => covaryingWith(f, sums))
  const tilted = (j: number, f: number): number =>
    dot(sums.tilted.subarray(j * nodes.length, (j + 1) * nodes.length), functions[f])
  const isCommon = layout.slopeAt(0) === layout.slopeAt(1)
  for (let j = 0; j < n; j++) {
    const [row, slope] = [answered[j] ?? 0, layout.slopeAt(answered[j] ?? 0)]
    for (let k = 0; k < n; k++) {
      const column = answered[k] ?? 0
      add(matrix, slope * layout.size + column, tilted(j, k) - dot(functions[n + j], covered[k]))
      if (k > j) continue
      add(matrix, row * layout.size + column, -dot(functions[j], covered[k]))
      const both = (sums.spread[j * n + k] ?? 0) - tilted(j, n + k) - tilted(k, n + j)
      const twice = isCommon && k < j ? 2 : 1
      const amount = both + dot(functions[n + j], covered[n + k])
      add(matrix, slope * layout.size + layout.slopeAt(column), -twice * amount)
    }
  }
}

/** C(f, ·) as a function over the nodes: Σ w f - Σ w (w · f). */
function covaryingWith(f: Float64Array, { atNode, pairs }: Sums): Float64Array {
  const size = f.length
  return f.map((value, q) => {
    let rest = (atNode[q] ?? 0) * value
    for (let r = 0; r < size; r++) rest -= (pairs[Math.max(q, r) * size + Math.min(q, r)] ?? 0) * (f[r] ?? 0)
    return rest
  })
}

function dot(x: Float64Array | undefined, y: Float64Array | undefined): number {
  let sum = 0
  for (let q = 0; q < (x?.length ?? 0); q++) sum += (x?.[q] ?? 0) * (y?.[q] ?? 0)
  return sum
}
