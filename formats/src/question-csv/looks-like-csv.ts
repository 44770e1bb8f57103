import { headerIn } from './header.ts'
import { csvRows, delimiterOf } from './rows.ts'

/** A text with a row near its top that names a question and what belongs to it. */
export function looksLikeCsv(text: string): boolean {
  const header = headerIn(csvRows(text.slice(0, 20_000), delimiterOf(text), 20).rows)
  return header !== null && header.names.filter((name) => name !== null && name !== 'stem' && name !== 'key').length > 0
}
