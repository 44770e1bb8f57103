import { foreignColumns, otherNames, otherParts, partColumns, questionColumns, rightNames } from './columns.ts'
import type { CsvRow } from './rows.ts'

export type Header = {
  /** Where the sheet begins; title rows may stand above. */
  readonly row: CsvRow
  /** The column's name of ours, or null. */
  readonly names: readonly (string | null)[]
}

const known = new Set<string>([...questionColumns, ...foreignColumns])
const parts = new Set<string>([...partColumns, 'wrong'])
/** Templates explain their columns in them; beyond this it is no name. */
const longest = 500
/** Title rows that a template may have above its header. */
const deepest = 20

/** The row that names the columns: one with the question and something to answer. */
export function headerIn(rows: readonly CsvRow[]): Header | null {
  for (const row of rows.slice(0, deepest)) {
    const names = row.cells.map(columnName)
    if (names.includes('stem') && new Set(names.filter((name) => name !== null)).size > 1) return { row, names }
  }
  return null
}

/** A running number is no question, and nothing is lost with it. */
export const isRunningNumber = (cell: string): boolean =>
  cell.length <= longest &&
  /#|\b(?:number|nr|no)\.?\s*$/i.test(cell.replaceAll(/\([^)]*\)/g, '')) &&
  !rightNames.test(plainName(cell))

/** `Answer 3 (Optional)`, `Option C`, `choice3` and `C` are all `option_3`. Null for what we have no column for. */
export function columnName(cell: string): string | null {
  if (cell.length > longest) return null
  const plain = plainName(cell)
  if (rightNames.test(plain)) return 'right'
  if (isRunningNumber(cell)) return null
  if (known.has(plain)) return plain
  const numbered = numberedName(plain)
  if (numbered !== null) return numbered
  const name = Object.hasOwn(otherNames, plain) ? otherNames[plain] : otherNames[plain.replace(/s$/, '')]
  return name ?? null
}

const plainName = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/\(s\)/g, '')
    .replaceAll(/\([^)]*\)/g, ' ')
    .replace(/\s[-–—]\s.*$/s, '')
    .replace(/[:*#.]+\s*$/, '')
    .trim()
    .replaceAll(/[\s-]+/g, '_')

function numberedName(name: string): string | null {
  const [, word = '', number, letter] = /^(?:([a-z]+(?:_[a-z]+)?)_?)?(?:(\d{1,4})|(?<=^|_)([a-j]))$/.exec(name) ?? []
  const place = number === undefined ? (letter ?? '`').charCodeAt(0) - 96 : Number(number)
  if (place < 1 || (word === '' && number !== undefined)) return null
  const part = word === '' ? 'option' : Object.hasOwn(otherParts, word) ? otherParts[word] : undefined
  return part !== undefined && parts.has(part) ? `${part}_${place}` : null
}
