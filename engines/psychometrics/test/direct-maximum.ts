/** Right, wrong or unanswered, a row per person. */
type Rows = readonly (readonly (0 | 1 | null)[])[]

export type DirectFit = { readonly logLik: number; readonly slopes: number[]; readonly intercepts: number[] }

/**
 * The marginal maximum of the 2PL found without EM, quadrature nodes or code of the engine: trapezoids over [-9, 9] integrate the population out, and
 * BFGS (Nocedal and Wright, Numerical Optimization, 6.1) climbs the log likelihood by central differences. Slow; for small tables in tests.
 */
export function directMaximum(rows: Rows): DirectFit {
  const items = rows[0]?.length ?? 0
  const alike = [...Map.groupBy(rows, (row) => row.join()).values()]
  const height = (at: readonly number[]) => marginalLogLikelihood(alike, at.slice(0, items), at.slice(items))
  const best = climb(
    height,
    Array.from({ length: 2 * items }, (_, k) => (k < items ? 1 : 0)),
  )
  return { logLik: height(best), slopes: best.slice(0, items), intercepts: best.slice(items) }
}

const step = 0.2
const abilities = Array.from({ length: Math.round(18 / step) + 1 }, (_, k) => -9 + step * k)

/** @param alike rows grouped by what was answered. */
function marginalLogLikelihood(
  alike: readonly Rows[],
  slopes: readonly number[],
  intercepts: readonly number[],
): number {
  const right = slopes.map((slope, j) => abilities.map((z) => 1 / (1 + Math.exp(-slope * z - (intercepts[j] ?? 0)))))
  return alike.reduce((sum, group) => {
    const density = abilities.map((z) => (step / Math.sqrt(2 * Math.PI)) * Math.exp((-z * z) / 2))
    group[0]?.forEach((cell, j) => {
      if (cell === null) return
      right[j]?.forEach((p, k) => (density[k] = (density[k] ?? 0) * (cell === 1 ? p : 1 - p)))
    })
    return sum + group.length * Math.log(density.reduce((total, value) => total + value, 0))
  }, 0)
}

type Vector = readonly number[]
const dot = (x: Vector, y: Vector): number => x.reduce((sum, value, k) => sum + value * (y[k] ?? 0), 0)
const along = (from: Vector, way: Vector, share: number): number[] => from.map((x, k) => x + share * (way[k] ?? 0))

function climb(height: (at: Vector) => number, start: Vector): Vector {
  let at = start
  let slope = slopeOf(height, at)
  let inverse: number[][] = start.map((_, i) => start.map((_other, j) => (i === j ? 0.01 : 0)))
  for (let round = 0; round < 200; round++) {
    const way = inverse.map((row) => dot(row, slope))
    let share = 1
    while (share > 1e-9 && height(along(at, way, share)) < height(at)) share /= 2
    const next = along(at, way, share)
    const slopeThere = slopeOf(height, next)
    const moved = next.map((x, k) => x - (at[k] ?? 0))
    const turned = slope.map((g, k) => g - (slopeThere[k] ?? 0))
    ;[at, slope] = [next, slopeThere]
    if (Math.hypot(...moved) < 1e-8) break
    if (dot(moved, turned) > 0) inverse = updated(inverse, moved, turned)
  }
  return at
}

const nudge = 1e-4
const slopeOf = (height: (at: Vector) => number, at: Vector): number[] =>
  at.map((_, k) => {
    const unit = at.map((_other, i) => (i === k ? nudge : 0))
    return (height(along(at, unit, 1)) - height(along(at, unit, -1))) / (2 * nudge)
  })

/** (I - r s y') H (I - r y s') + r s s' with r = 1 / s'y. */
function updated(inverse: readonly Vector[], moved: Vector, turned: Vector): number[][] {
  const r = 1 / dot(moved, turned)
  const left = inverse.map((row) => dot(row, turned))
  const twice = r * (1 + r * dot(turned, left))
  return inverse.map((row, i) =>
    row.map(
      (value, j) =>
        value +
        twice * (moved[i] ?? 0) * (moved[j] ?? 0) -
        r * ((left[i] ?? 0) * (moved[j] ?? 0) + (moved[i] ?? 0) * (left[j] ?? 0)),
    ),
  )
}
