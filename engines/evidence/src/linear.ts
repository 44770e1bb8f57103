import { assert } from '@cadre/kernel'

/** A square matrix, row by row, filled by adding to cells. */
export function filledMatrix(
  size: number,
  fill: (row: number, add: (column: number, amount: number) => void) => void,
): Float64Array {
  const cells = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    fill(i, (j, amount) => {
      cells[i * size + j] = (cells[i * size + j] ?? 0) + amount
    })
  }
  return cells
}

/** x with A x = b, by elimination with partial pivoting; A (row by row) and b are consumed. A must not be singular. */
export function solveDense(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  const at = (i: number, j: number) => a[i * n + j] ?? 0
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i
    assert(at(pivot, k) !== 0, 'the system of equations is singular')
    if (pivot !== k) swapRows(a, b, [k, pivot])
    for (let i = k + 1; i < n; i++) {
      const factor = at(i, k) / at(k, k)
      if (factor === 0) continue
      for (let j = k; j < n; j++) a[i * n + j] = at(i, j) - factor * at(k, j)
      b[i] = (b[i] ?? 0) - factor * (b[k] ?? 0)
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let rest = b[i] ?? 0
    for (let j = i + 1; j < n; j++) rest -= at(i, j) * (b[j] ?? 0)
    b[i] = rest / at(i, i)
  }
  return b
}

function swapRows(a: Float64Array, b: Float64Array, [i, k]: readonly [number, number]): void {
  const n = b.length
  for (let j = 0; j < n; j++) {
    const held = a[i * n + j] ?? 0
    a[i * n + j] = a[k * n + j] ?? 0
    a[k * n + j] = held
  }
  const held = b[i] ?? 0
  b[i] = b[k] ?? 0
  b[k] = held
}

/**
 * The lower Cholesky factor L of a symmetric positive definite A (row by row), A = L L', in place below the diagonal;
 * null when A is not positive definite.
 */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] ?? 0) * (a[j * n + k] ?? 0)
      if (i === j) {
        if (!(sum > 0)) return null
        a[j * n + j] = Math.sqrt(sum)
      } else a[i * n + j] = sum / (a[j * n + j] ?? 1)
    }
  }
  return a
}

/** x with L L' x = b for the factor of `cholesky`. */
export function solveCholesky(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = x[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (l[i * n + k] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (l[i * n + i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= (l[k * n + i] ?? 0) * (x[k] ?? 0)
    x[i] = sum / (l[i * n + i] ?? 1)
  }
  return x
}

/**
 * x with A x = b for a symmetric positive semidefinite A given by its products with vectors, b in its range; by conjugate gradients
 * until the residual, in the scale of `diagonal`, is 1e-13 of what it was. Rows of a diagonal 0 are left out.
 * @param diagonal of A, or near it: the nearer, the fewer products
 */
export function conjugateGradients(
  times: (x: Float64Array) => Float64Array,
  diagonal: Float64Array,
  b: Float64Array,
): Float64Array {
  const scaled = (v: Float64Array) => v.map((value, i) => ((diagonal[i] ?? 0) > 0 ? value / (diagonal[i] ?? 1) : 0))
  const x = new Float64Array(b.length)
  const rest = Float64Array.from(b)
  let step = scaled(rest)
  let left = dot(rest, step)
  const enough = left * 1e-26
  // In exact arithmetic as many products as rows would do.
  for (let round = 0; left > enough && round < 4 * b.length + 20; round++) {
    const product = times(step)
    const length = left / dot(step, product)
    if (!(length > 0 && length < Infinity)) break
    for (let i = 0; i < x.length; i++) {
      x[i] = (x[i] ?? 0) + length * (step[i] ?? 0)
      rest[i] = (rest[i] ?? 0) - length * (product[i] ?? 0)
    }
    const next = scaled(rest)
    const after = dot(rest, next)
    const kept = step
    step = next.map((value, i) => value + (after / left) * (kept[i] ?? 0))
    left = after
  }
  return x
}

const dot = (x: Float64Array, y: Float64Array): number => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
