import type { Design, Line } from './expectation.ts'
import { logistic } from './logistic.ts'

/** Where an item's intercept and slope stand among the parameters: all intercepts, then the slopes (or the one slope). */
export type Layout = { readonly size: number; readonly slopeAt: (item: number) => number }

/** P(right) of every item at every node, item by item. */
export function probabilities(design: Design, line: Line): Float64Array {
  const { nodes } = design.grid
  return Float64Array.from({ length: line.slope.length * nodes.length }, (_, at) => {
    const j = Math.floor(at / nodes.length)
    return logistic((line.slope[j] ?? 0) * (nodes[at % nodes.length] ?? 0) + (line.intercept[j] ?? 0))
  })
}

/** One person's complete-data score were their ability at the node: (answer - p)·(1, theta) per item. */
export function scoreAt(
  design: Design,
  right: Float64Array,
  of: { readonly person: number; readonly node: number; readonly layout: Layout },
  out: Float64Array,
): void {
  const { items, cells } = design.answers
  const nodes = design.grid.nodes.length
  const theta = design.grid.nodes[of.node] ?? 0
  const common = of.layout.size === items + 1
  let slope = 0
  for (let j = 0; j < items; j++) {
    const answer = cells[of.person * items + j] ?? -1
    const residual = answer < 0 ? 0 : answer - (right[j * nodes + of.node] ?? 0)
    out[j] = residual
    if (common) slope += residual * theta
    else out[items + j] = residual * theta
  }
  if (common) out[items] = slope
}
