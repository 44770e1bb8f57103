import { parse } from 'csv-parse/sync'
import { nameOf, readInput } from './input.ts'
import { Refused } from './refused.ts'

/** One row with the line it starts on (1 is the header), so that a refusal can point at it. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] }
export type Csv = { readonly file: string; readonly header: readonly string[]; readonly rows: readonly CsvRow[] }

/** Spreadsheets of some countries write semicolons; a header that is one cell holding several of another separator says so. */
function refuseOtherSeparator(file: string, header: readonly string[]): void {
  const [only = '', ...more] = header
  const separator = more.length > 0 ? null : only.includes(';') ? 'semicolons' : only.includes('\t') ? 'tabs' : null
  if (separator === null) return
  throw new Refused(
    'csv.separator',
    `${nameOf(file)}, line 1: the columns are separated by ${separator}. Save the file with commas and try again.`,
    { file, line: 1, separator },
  )
}

/** Reads RFC 4180 text (LF or CRLF, quotes, unicode). Rows of another width than the header are refused by line. */
export async function readCsv(file: string): Promise<Csv> {
  return parseCsv(file, await readInput(file))
}

export function parseCsv(file: string, source: string): Csv {
  const records: CsvRow[] = []
  try {
    parse(source, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells, { lines }) => {
        records.push({ line: lines, cells })
        return null
      },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refused('csv.malformed', `${nameOf(file)}: ${why}`, { file })
  }
  const [first, ...rest] = records
  if (!first) throw new Refused('csv.empty', `${nameOf(file)} has no header line.`, { file })
  const header = first.cells
  refuseOtherSeparator(file, header)
  const twice = header.find((name, i) => header.indexOf(name) !== i)
  if (twice !== undefined) {
    throw new Refused('csv.duplicate-column', `${nameOf(file)}, line 1: the column "${twice}" appears twice.`, {
      file,
      line: 1,
      column: twice,
    })
  }
  for (const { line, cells } of rest) {
    if (cells.length !== header.length) {
      throw badRow(file, line, `${cells.length} cells where the header has ${header.length}`)
    }
  }
  return { file, header, rows: rest }
}

export const badRow = (file: string, line: number, reason: string): Refused =>
  new Refused('csv.bad-row', `${nameOf(file)}, line ${line}: ${reason}.`, { file, line, reason })
