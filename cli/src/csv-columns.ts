import { badRow, type Csv, type CsvRow } from './csv.ts'
import { nameOf } from './input.ts'
import { Refused } from './refused.ts'

/** Where the named columns are, in any order; a missing one is refused by name. */
export function columnsOf<Name extends string>(
  csv: Csv,
  ...names: readonly Name[]
): (row: CsvRow, name: Name) => string {
  const index = new Map(names.map((name) => [name, csv.header.indexOf(name)] as const))
  const missing = names.filter((name) => index.get(name) === -1)
  if (missing.length > 0) {
    const found = csv.header.join(', ')
    throw new Refused(
      'csv.missing-column',
      `${nameOf(csv.file)}, line 1: there is no column ${missing.join(', ')}; found ${found}.`,
      { file: csv.file, line: 1, missing },
    )
  }
  return (row, name) => row.cells[index.get(name) ?? -1] ?? ''
}

/** The finite number in a cell; anything else is refused by line and column. */
export function numberIn(csv: Csv, { line }: CsvRow, { column, text }: { column: string; text: string }): number {
  const value = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) throw badRow(csv.file, line, `${column} is "${text}", not a number`)
  return value
}
