import { badRow, type Csv } from './csv.ts'
import { nameOf } from './input.ts'
import { Refused } from './refused.ts'

/** One row by the names of its columns; what cannot be read is refused by line and column. */
export type NamedRow<Name extends string> = {
  /** 1 is the header. */
  readonly line: number
  /** The cell, or '' where the file lacks an optional column. */
  readonly text: (column: Name) => string
  /** The finite number in a cell. */
  readonly number: (column: Name) => number
  /** 1, 0, true or false in a cell. */
  readonly truth: (column: Name) => boolean
  readonly bad: (reason: string) => Refused
}

/** All rows, with columns in any order; a needed column that is missing is refused by name. */
export function rowsOf<Name extends string>(
  csv: Csv,
  needed: readonly Name[],
  optional: readonly Name[] = [],
): NamedRow<Name>[] {
  const missing = needed.filter((name) => !csv.header.includes(name))
  if (missing.length > 0) {
    throw new Refused(
      'csv.missing-column',
      `${nameOf(csv.file)}, line 1: there is no column ${missing.join(', ')}; found ${csv.header.join(', ')}.`,
      { file: csv.file, line: 1, missing },
    )
  }
  const columns = new Map([...needed, ...optional].map((name) => [name, csv.header.indexOf(name)] as const))
  return csv.rows.map(({ line, cells }) => {
    const text = (column: Name) => cells[columns.get(column) ?? -1] ?? ''
    const bad = (reason: string) => badRow(csv.file, line, reason)
    return {
      line,
      text,
      bad,
      number: (column) => {
        const value = text(column) === '' ? Number.NaN : Number(text(column))
        if (Number.isFinite(value)) return value
        throw bad(`"${text(column)}" in column "${column}" is not a number`)
      },
      truth: (column) => {
        const word = text(column).toLowerCase()
        if (word === '1' || word === 'true') return true
        if (word === '0' || word === 'false') return false
        throw bad(`"${text(column)}" in column "${column}" is not 1 or 0`)
      },
    }
  })
}

/** A file with a header and nothing under it says nothing. */
export function refuseNoRows({ file, rows }: Csv): void {
  if (rows.length === 0) throw new Refused('csv.no-rows', `${nameOf(file)} has a header and no rows.`, { file })
}
