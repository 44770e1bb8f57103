/**
 * Factors a symmetric positive definite matrix as L L' in place (lower triangle, row major).
 * @returns false where the matrix is not positive definite to working precision; its contents are then spoilt.
 */
export function choleskyInPlace(matrix: Float64Array, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const row = i * size
    const largest = matrix[row + i] ?? 0
    for (let j = 0; j <= i; j++) {
      const other = j * size
      let sum = matrix[row + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (matrix[row + k] ?? 0) * (matrix[other + k] ?? 0)
      if (i === j) {
        if (!(sum > 1e-12 * largest)) return false
        matrix[row + i] = Math.sqrt(sum)
      } else {
        matrix[row + j] = sum / (matrix[other + j] ?? 1)
      }
    }
  }
  return true
}

/** The inverse of a symmetric positive definite matrix (full, row major), or null where it is singular. */
export function symmetricInverse(matrix: Float64Array, size: number): Float64Array | null {
  const factor = Float64Array.from(matrix)
  if (!choleskyInPlace(factor, size)) return null
  const lower = lowerInverse(factor, size)
  const inverse = new Float64Array(size * size)
  for (let k = 0; k < size; k++) {
    for (let i = 0; i <= k; i++) {
      const scale = lower[k * size + i] ?? 0
      for (let j = 0; j <= i; j++) {
        inverse[i * size + j] = (inverse[i * size + j] ?? 0) + scale * (lower[k * size + j] ?? 0)
      }
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j] ?? 0
  return inverse
}

function lowerInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    const diagonal = factor[i * size + i] ?? 1
    for (let k = 0; k < i; k++) {
      const scale = factor[i * size + k] ?? 0
      for (let j = 0; j <= k; j++) {
        inverse[i * size + j] = (inverse[i * size + j] ?? 0) - scale * (inverse[k * size + j] ?? 0)
      }
    }
    inverse[i * size + i] = 1
    for (let j = 0; j <= i; j++) inverse[i * size + j] = (inverse[i * size + j] ?? 0) / diagonal
  }
  return inverse
}
