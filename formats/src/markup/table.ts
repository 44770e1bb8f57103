import { childOf, descendants, type Element, elementsIn } from '../xml/element.ts'
import type { MarkupState } from './context.ts'
import { inlineOf } from './inlines.ts'
import { withBreaks } from './with-breaks.ts'

/** A table as a GFM table: one line a row, the first row as its head. */
export function tableOf(table: Element, state: MarkupState, _depth: number): string {
  const rows = descendants(table, ['tr']).map((row) =>
    elementsIn(row).filter(({ name }) => name === 'td' || name === 'th'),
  )
  const filled = rows.filter((row) => row.length > 0)
  const [head = []] = filled
  if (head.length === 0) return ''
  const hasHead = childOf(table, 'thead') !== undefined || head.every(({ name }) => name === 'th')
  if (!hasHead) state.notes.add('table-head', 'a table without a head row uses its first row as one')
  const cells = filled.flat()
  if (cells.some(({ attributes }) => attributes.has('colspan') || attributes.has('rowspan'))) {
    state.notes.add('table-spans', 'merged table cells were separated')
  }
  if (descendants(table, ['table', 'ul', 'ol', 'pre']).length > 0) {
    state.notes.add('table-content', 'lists, code blocks or tables inside table cells became text')
  }
  const caption = childOf(table, 'caption')
  const above = caption ? `${inlineOf(caption.children, state, true)}\n\n` : ''
  const width = Math.max(...filled.map((row) => row.length))
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  const written = filled.map((row) => line(Array.from({ length: width }, (_, i) => cellOf(row[i], state))))
  if (written.every((row) => /^[|\s]*$/.test(row))) return above.trim()
  const [first = '', ...rest] = written
  return above + [first, line(Array.from({ length: width }, () => '-')), ...rest].join('\n')
}

function cellOf(cell: Element | undefined, state: MarkupState): string {
  const text = cell === undefined ? '' : inlineOf(withBreaks(cell.children), state)
  const lines = text.split(/(?:\\?\n)+/)
  if (lines.length > 1) state.notes.add('table-lines', 'lines within a table cell were joined')
  return lines.join(' ').replaceAll('|', '\\|').trim()
}
