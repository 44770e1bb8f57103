/**
 * Adds up v v' over many vectors into the lower triangle of a matrix, four vectors at a pass: the matrix is read and written
 * once for four products.
 */
export type OuterProducts = {
  readonly size: number
  readonly sum: Float64Array
  readonly held: Float64Array
  count: number
}

export const outerProducts = (size: number): OuterProducts => ({
  size,
  sum: new Float64Array(size * size),
  held: new Float64Array(4 * size),
  count: 0,
})

/** The place to write the next vector to; call `push` when it is written. */
export const nextVector = (into: OuterProducts): Float64Array =>
  into.held.subarray(into.count * into.size, (into.count + 1) * into.size)

export function push(into: OuterProducts): void {
  into.count++
  if (into.count === 4) flush(into)
}

/** Folds in what is held back; `sum` is complete after it. */
export function flush(into: OuterProducts): void {
  const { size, sum, held } = into
  held.fill(0, into.count * size)
  into.count = 0
  for (let a = 0; a < size; a++) {
    const [v0, v1, v2, v3] = [held[a] ?? 0, held[size + a] ?? 0, held[2 * size + a] ?? 0, held[3 * size + a] ?? 0]
    const row = a * size
    for (let b = 0; b <= a; b++) {
      sum[row + b] =
        (sum[row + b] ?? 0) +
        v0 * (held[b] ?? 0) +
        v1 * (held[size + b] ?? 0) +
        v2 * (held[2 * size + b] ?? 0) +
        v3 * (held[3 * size + b] ?? 0)
    }
  }
}
