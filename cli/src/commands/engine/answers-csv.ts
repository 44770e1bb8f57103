import { type Missing, type ResponseMatrix, responseMatrix } from '@cadre/psychometrics'
import { badRow, type Csv } from '../../csv.ts'
import { refuseNoRows } from '../../csv-rows.ts'

/** Right and wrong answers: header = items, a row per person, cells 1, 0, empty or NA. Anything else is refused by line and column. */
export function matrixOf(csv: Csv): ResponseMatrix {
  refuseUnnamedItem(csv)
  refuseNoRows(csv)
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

/** A column of row numbers, as statistics programs write it first and without a name, must not pass for answers. */
export function refuseUnnamedItem({ file, header }: Csv): void {
  const at = header.indexOf('')
  if (at >= 0) throw badRow(file, 1, `column ${at + 1} has no name, where the name of an item is needed`)
}

export const isMissing = (cell: string): boolean => cell === '' || cell.toUpperCase() === 'NA'

const missings: Missing[] = ['ignore', 'wrong']

/** `--missing`, of every command that reads answers. */
export const missingOption = {
  type: 'enum' as const,
  options: missings,
  description: 'what a missing answer means: ignore or wrong',
  default: 'ignore' as const,
}
