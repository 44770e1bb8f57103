export type CsvRow = { readonly line: number; readonly cells: readonly string[] }
export type CsvRows = {
  readonly rows: readonly CsvRow[]
  /** Line of a quote that is never closed. */
  readonly openQuote: number | null
}

/**
 * The sign that parts the cells: the one that a line before the header names, else comma, semicolon, tab or bar, whichever
 * a line near the top has most of. Title rows may stand above the header.
 */
export function delimiterOf(text: string): string {
  const told = /^sep=([,;\t|])/i.exec(text)?.[1]
  if (told !== undefined) return told
  const lines = text.slice(0, 20_000).split('\n', 20)
  const most = (sign: string) => Math.max(...lines.map((line) => line.split(sign).length))
  const header = lines.find((line) => /question|stem|frage|(?:^|[,;\t|])"?q"?[,;\t|]/i.test(line))
  const count = (sign: string) => (header === undefined ? most(sign) : header.split(sign).length)
  return [';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

/** RFC 4180: quoted cells may hold delimiters, doubled quotes and line breaks. One pass. */
export function csvRows(text: string, delimiter: string, most: number): CsvRows {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let line = 1
  let rowLine = 1
  let at = 0
  const endRow = () => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: rowLine, cells })
    cells = []
    rowLine = line
  }
  while (at < text.length && rows.length < most) {
    if (text.charAt(at) === '"') {
      const end = closingQuote(text, at + 1)
      if (end < 0) return { rows, openQuote: line }
      const cell = text.slice(at + 1, end)
      for (let i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) line++
      const stop = endOfCell(text, end + 1, delimiter)
      cells.push(cell.replaceAll('""', '"') + text.slice(end + 1, stop).trimEnd())
      at = stop
    } else {
      const stop = endOfCell(text, at, delimiter)
      cells.push(text.slice(at, stop))
      at = stop
    }
    const sign = text.charAt(at)
    at++
    if (sign === delimiter) {
      if (at >= text.length || text.charAt(at) === '\n') cells.push('')
      else continue
    }
    if (text.charAt(at - 1) !== '\n' && text.charAt(at) === '\n') at++
    line++
    endRow()
  }
  if (cells.length > 0) endRow()
  return { rows, openQuote: null }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2)
  return at
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== '\n') at++
  return at
}

/** A spreadsheet would run these as formulas (S-08). */
const formula = /^'*[=+\-@\t\r]/

/** A cell that spreadsheets show as text: what would be a formula gets an apostrophe, as they write it themselves. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",;\t\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The cell without the apostrophe that `csvCell` put before it. */
export const cellText = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
