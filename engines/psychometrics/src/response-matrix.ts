import { assert } from '@cadre/kernel'

/** Marked answers of persons (rows) to items (columns), row major: 1 right, 0 wrong, -1 missing. */
export type ResponseMatrix = { readonly persons: number; readonly items: number; readonly cells: Int8Array }

/** What a missing answer means: nothing was learnt (`ignore`), or it counts as wrong. */
export type Missing = 'ignore' | 'wrong'

/** @param rows of equal length; null is a missing answer. */
export function responseMatrix(rows: readonly (readonly (0 | 1 | null)[])[]): ResponseMatrix {
  const items = rows[0]?.length ?? 0
  const cells = new Int8Array(rows.length * items)
  rows.forEach((row, i) => {
    assert(row.length === items, `row ${i} has ${row.length} answers where the first has ${items}`)
    row.forEach((answer, j) => {
      cells[i * items + j] = answer ?? -1
    })
  })
  return { persons: rows.length, items, cells }
}

/** The same answers with every missing one counted as wrong, except in rows that answer nothing at all. */
export function missingAsWrong({ persons, items, cells }: ResponseMatrix): ResponseMatrix {
  const marked = Int8Array.from(cells)
  for (let i = 0; i < persons; i++) {
    const row = marked.subarray(i * items, (i + 1) * items)
    if (row.every((cell) => cell < 0)) continue
    for (let j = 0; j < items; j++) if ((row[j] ?? -1) < 0) row[j] = 0
  }
  return { persons, items, cells: marked }
}

/** Chosen rows and columns, in the order given. */
export function submatrix(from: ResponseMatrix, rows: readonly number[], columns: readonly number[]): ResponseMatrix {
  const cells = new Int8Array(rows.length * columns.length)
  rows.forEach((i, at) => {
    columns.forEach((j, k) => {
      cells[at * columns.length + k] = from.cells[i * from.items + j] ?? -1
    })
  })
  return { persons: rows.length, items: columns.length, cells }
}
