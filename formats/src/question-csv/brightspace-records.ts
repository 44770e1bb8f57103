import type { CsvRow } from './rows.ts'

/** A question of a Brightspace file: its kind, and its rows by their first cell. */
export type BrightspaceRecord = {
  readonly line: number
  readonly kind: string
  /** The cells behind the first one of each row of that name, in order. */
  readonly rows: (name: string) => readonly (readonly string[])[]
}

/** A question begins with `NewQuestion`; rows that begin with two slashes are remarks. */
export const looksLikeBrightspace = (text: string): boolean => /^"?NewQuestion"?[ ]*[,;\t][ ]*"?[A-Za-z]/im.test(text)

export function* brightspaceRecords(rows: readonly CsvRow[]): Generator<BrightspaceRecord> {
  let begun: { readonly line: number; readonly kind: string; readonly rows: Map<string, string[][]> } | null = null
  const recordOf = ({ line, kind, rows: named }: NonNullable<typeof begun>): BrightspaceRecord => ({
    line,
    kind,
    rows: (name) => named.get(name) ?? [],
  })
  for (const { line, cells } of rows) {
    const [first = '', ...rest] = cells.map((cell) => cell.trim())
    const name = first.toLowerCase()
    if (name === '' || name.startsWith('//')) continue
    if (name === 'newquestion') {
      if (begun) yield recordOf(begun)
      begun = { line, kind: (rest[0] ?? '').toUpperCase(), rows: new Map() }
    } else if (begun) {
      const named: string[][] = begun.rows.get(name) ?? []
      named.push(rest)
      begun.rows.set(name, named)
    }
  }
  if (begun) yield recordOf(begun)
}
