/** Equally spaced nodes with the standard normal's weights (they sum to 1), for integrals over ability. */
export type Quadrature = { readonly nodes: Float64Array; readonly logWeights: Float64Array }

/**
 * The rectangle rule on [-6, 6]. For smooth integrands it converges faster than any power of the step; what matters is that
 * the step stays below about 1.4 standard deviations of a person's posterior.
 * @param points at least 3. 61 is a step of .2, enough for some hundred items.
 */
export function normalQuadrature(points: number): Quadrature {
  const nodes = new Float64Array(points)
  const logWeights = new Float64Array(points)
  let total = 0
  for (let q = 0; q < points; q++) {
    const node = -6 + (12 * q) / (points - 1)
    nodes[q] = node
    total += Math.exp((-node * node) / 2)
  }
  for (let q = 0; q < points; q++) logWeights[q] = -((nodes[q] ?? 0) ** 2) / 2 - Math.log(total)
  return { nodes, logWeights }
}

/** 61 up to a hundred items; then growing with the root of their number, as a person's posterior narrows with it. */
export const pointsFor = (items: number): number =>
  items <= 100 ? 61 : Math.min(121, 1 + 2 * Math.ceil(30 * Math.sqrt(items / 100)))
