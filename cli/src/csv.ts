import { CsvError, parse } from 'csv-parse/sync'
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

export function parseCsv(file: string, text: string): Csv {
  // One kind of line end: files joined from two systems hold both, and only so are lines counted right inside quotes.
  const source = text.replaceAll(/\r\n?/g, '\n')
  const records: CsvRow[] = []
  let ended = 0
  try {
    parse(source, {
      bom: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells, { lines }) => {
        records.push({ line: lines - breaksIn(cells.join(',')), cells })
        ended = lines
        return null
      },
    })
  } catch (error) {
    throw malformed(file, source, ended, error)
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

const breaksIn = (text: string): number => text.split('\n').length - 1

/** What is wrong with the quotes. One never closed swallows the file to its end, so its row is named by where it begins. */
function malformed(file: string, source: string, ended: number, error: unknown): Refused {
  const problem = error instanceof CsvError ? error : null
  const blanks = source
    .split('\n')
    .slice(ended)
    .findIndex((text) => text.trim() !== '')
  if (problem?.code === 'CSV_QUOTE_NOT_CLOSED') {
    return malformedAt(file, ended + 1 + Math.max(0, blanks), 'a quote is opened in this row and never closed')
  }
  const line = Number(problem?.['lines'] ?? ended + 1)
  if (problem?.code === 'INVALID_OPENING_QUOTE')
    return malformedAt(file, line, 'a quote inside a cell that has none around it')
  if (problem?.code === 'CSV_INVALID_CLOSING_QUOTE')
    return malformedAt(file, line, 'a closing quote is followed by text')
  return malformedAt(file, line, error instanceof Error ? error.message : String(error))
}

const malformedAt = (file: string, line: number, reason: string): Refused =>
  new Refused('csv.malformed', `${nameOf(file)}, line ${line}: ${reason}.`, { file, line, reason })

export const badRow = (file: string, line: number, reason: string): Refused =>
  new Refused('csv.bad-row', `${nameOf(file)}, line ${line}: ${reason}.`, { file, line, reason })
