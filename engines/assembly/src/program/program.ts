/** One coefficient of a row: variable `at` counts `by` times. */
export type Term = { readonly at: number; readonly by: number }

/** lower <= sum of by * x[at] <= upper. An open side is plus or minus Infinity. */
export type Row = { readonly terms: readonly Term[]; readonly lower: number; readonly upper: number }

/**
 * Minimise costs . x over whole numbers 0 <= x[j] <= upper[j] within the rows.
 * Every variable is bounded, which is what lets the dual simplex start from any basis.
 */
export type Program = {
  readonly costs: readonly number[]
  readonly upper: readonly number[]
  readonly rows: readonly Row[]
}

/** The row's value at x. */
export const valueOf = (row: Row, x: ArrayLike<number>): number =>
  row.terms.reduce((sum, { at, by }) => sum + by * (x[at] ?? 0), 0)

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/**
 * The same row with bounds drawn in to values that whole numbers can reach: the row can be no lower than its least
 * activity, no higher than its greatest, and only multiples of its coefficients' common divisor. Without this,
 * "65 questions of 2 minutes in exactly 131 minutes" would have to be refuted by search.
 */
export function tightened(row: Row, upper: readonly number[]): Row {
  let least = 0
  let most = 0
  let divisor = 0
  for (const { at, by } of row.terms) {
    const reach = by * (upper[at] ?? 0)
    least += Math.min(0, reach)
    most += Math.max(0, reach)
    divisor = Number.isInteger(by) ? greatestCommonDivisor(Math.abs(by), divisor) : Number.NaN
  }
  const whole = divisor > 0
  const up = (bound: number) => (whole ? Math.ceil(bound / divisor - 1e-9) * divisor : bound)
  const down = (bound: number) => (whole ? Math.floor(bound / divisor + 1e-9) * divisor : bound)
  return { terms: row.terms, lower: Math.max(least, up(row.lower)), upper: Math.min(most, down(row.upper)) }
}
