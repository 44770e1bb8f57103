import { type ResponseMatrix, responseMatrix } from '@cadre/psychometrics'
import { badRow, type Csv, type CsvRow } from '../../csv.ts'
import { Refused } from '../../refused.ts'

/** Right and wrong answers: header = items, a row per person, cells 1, 0, empty or NA. Anything else is refused by line and column. */
export function matrixOf(csv: Csv): ResponseMatrix {
  if (csv.rows.length === 0) throw new Refused('csv.no-rows', 'The file has a header and no rows.', { file: csv.file })
  return responseMatrix(
    csv.rows.map((row) =>
      row.cells.map((cell, j) => {
        if (cell === '1') return 1
        if (cell === '0') return 0
        if (isMissing(cell)) return null
        throw badRow(csv.file, row.line, `"${cell}" in column "${csv.header[j] ?? ''}" is not 1, 0, empty or NA`)
      }),
    ),
  )
}

export const isMissing = (cell: string): boolean => cell === '' || cell.toUpperCase() === 'NA'

/** The value of an option that knows a few words. */
export function choiceOf<const Choice extends string>(
  option: string,
  choices: readonly Choice[],
  value: string,
): Choice {
  const found = choices.find((choice) => choice === value)
  if (found !== undefined) return found
  throw new Refused('usage.unknown-value', `--${option} is ${choices.join(', ')}; not "${value}".`, { option, value })
}

/** A cell of a named column, read as a number. */
export function numberIn(csv: Csv, row: CsvRow, column: number): number {
  const cell = row.cells[column] ?? ''
  const value = Number(cell)
  if (cell === '' || !Number.isFinite(value)) {
    throw badRow(csv.file, row.line, `"${cell}" in column "${csv.header[column] ?? ''}" is not a number`)
  }
  return value
}

/** A cell of a named column, read as yes or no. */
export function truthIn(csv: Csv, row: CsvRow, column: number): boolean {
  const cell = (row.cells[column] ?? '').toLowerCase()
  if (cell === '1' || cell === 'true') return true
  if (cell === '0' || cell === 'false') return false
  throw badRow(csv.file, row.line, `"${cell}" in column "${csv.header[column] ?? ''}" is not 1 or 0`)
}

/** Where a column stands; refused when the file has none of that name. */
export function columnOf(csv: Csv, name: string): number {
  const at = csv.header.indexOf(name)
  if (at >= 0) return at
  throw new Refused('csv.missing-column', `${csv.file}, line 1: there is no column "${name}".`, {
    file: csv.file,
    line: 1,
    column: name,
  })
}
