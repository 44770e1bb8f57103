/** A monotone fixed-point map: writes the next point to `next` and returns the objective (to rise) at `from`. */
export type ClimbingMap = (from: Float64Array, next: Float64Array) => number

export type Climb = {
  readonly point: Float64Array
  readonly iterations: number
  readonly converged: boolean
  /** The objective at each accepted point, in order: never falls. */
  readonly trace: readonly number[]
}

/**
 * SQUAREM, scheme S3 (Varadhan and Roland, Scandinavian Journal of Statistics 35, 2008): from two steps r and v of the map, jump to
 * x - 2 alpha r + alpha² v with alpha = -|r| / |v|. A jump that lowers the objective is dropped for the plain second step, so the objective
 * never falls. |alpha| also estimates 1 / (1 - rate), so |r| · |alpha| estimates the distance left: that is what `tolerance` bounds.
 * @param start not changed. @param options.maxIterations evaluations of the map.
 * @param options.within moves a jump back into the region that the map stays in; a jump may leave it otherwise.
 */
export function squarem(
  map: ClimbingMap,
  start: Float64Array,
  options: {
    readonly tolerance: number
    readonly maxIterations: number
    readonly within?: (point: Float64Array) => void
  },
): Climb {
  let x0 = Float64Array.from(start)
  let x1 = new Float64Array(x0.length)
  let x2 = new Float64Array(x0.length)
  let jump = new Float64Array(x0.length)
  let next = new Float64Array(x0.length)
  const trace: number[] = []
  let iterations = 0
  while (iterations < options.maxIterations) {
    trace.push(map(x0, x1))
    const second = map(x1, x2)
    iterations += 2
    const { alpha, largestStep } = stepLength(x0, x1, x2)
    if (largestStep * -alpha < options.tolerance) {
      trace.push(second)
      return { point: x2, iterations, converged: true, trace }
    }
    if (alpha < -1 && iterations < options.maxIterations) {
      for (let k = 0; k < x0.length; k++) {
        const r = (x1[k] ?? 0) - (x0[k] ?? 0)
        const v = (x2[k] ?? 0) - (x1[k] ?? 0) - r
        jump[k] = (x0[k] ?? 0) - 2 * alpha * r + alpha * alpha * v
      }
      options.within?.(jump)
      const reached = map(jump, next)
      iterations++
      if (reached >= second) {
        ;[x0, next] = [next, x0]
        continue
      }
    }
    ;[x0, x2] = [x2, x0]
  }
  return { point: x0, iterations, converged: false, trace }
}

function stepLength(x0: Float64Array, x1: Float64Array, x2: Float64Array) {
  let rr = 0
  let vv = 0
  let largestStep = 0
  for (let k = 0; k < x0.length; k++) {
    const r = (x1[k] ?? 0) - (x0[k] ?? 0)
    const v = (x2[k] ?? 0) - (x1[k] ?? 0) - r
    rr += r * r
    vv += v * v
    largestStep = Math.max(largestStep, Math.abs(r))
  }
  return { alpha: vv > 0 ? Math.min(-1, -Math.sqrt(rr / vv)) : -1, largestStep }
}
