import { ok, refuse } from '@cadre/kernel'
import { tooMany } from '../gift/read.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import { keyOf } from '../question-import/key-of.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { collectNotes } from '../question-import/notes.ts'
import { sourceText } from '../question-import/source-text.ts'
import type { Cells } from './cells.ts'
import { otherNames } from './columns.ts'
import { csvItem } from './item.ts'
import { cellText, csvRows, delimiterOf } from './rows.ts'

/** A CSV file with a header as questions, one a row, with what became of each. */
export function readQuestionCsv(source: string | Uint8Array, limits: ImportLimits = importLimits): ReadResult {
  const text = sourceText(source, 'csv', limits)
  if (!text.ok) return text
  const refused = (line: number, reason: string) =>
    refuse('questions.file-unreadable', { format: 'csv', place: { line }, reason } as const)
  const { rows, openQuote } = csvRows(text.value, delimiterOf(text.value), limits.questions + 2)
  if (openQuote !== null) return refused(openQuote, 'a quote that opens a cell is never closed')
  const [head, ...body] = /^sep=/i.test(rows[0]?.cells[0] ?? '') ? rows.slice(1) : rows
  const names = (head?.cells ?? []).map(columnName)
  if (!names.includes('stem')) return refused(1, 'it has no column "stem" with the questions')
  const collector = questionCollector(limits)
  const numbers = names.map((name) => Number(/^(?:option|match)_(\d{1,4})$/.exec(name)?.[1] ?? 0))
  const parts = Math.min(limits.list, Math.max(0, ...numbers.slice(0, 10_000)))
  const columns = new Map(names.map((name, i) => [name, i]))
  for (const { line, cells } of body) {
    // Spreadsheets write out the empty rows below the last.
    if (cells.every((cell) => cell.trim() === '')) continue
    if (!collector.hasRoom()) {
      collector.skip('', { line }, tooMany(limits))
      break
    }
    readRow((column) => cellText(cells[columns.get(column) ?? -1] ?? '').trim(), { line, parts }, collector)
  }
  return ok(collector.done('csv'))
}

function columnName(cell: string): string {
  const name = cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
    .replace(/^(option|credit|match|reason)(\d+)$/, '$1_$2')
    .replace(
      /^(?:(option|answer|choice|credit|match|reason)_)?([a-j])$/,
      (_, part: string | undefined, letter: string) =>
        `${part === undefined || part === 'answer' || part === 'choice' ? 'option' : part}_${letter.charCodeAt(0) - 96}`,
    )
    .replace(/^(?:answer|choice)_?(\d+)$/, 'option_$1')
  return Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name
}

const listOf = (cell: string): string[] =>
  cell
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')

type Row = { readonly line: number; /** How many options the header has room for. */ readonly parts: number }

function readRow(cell: Cells, { line, parts }: Row, collector: Collector): void {
  const id = cell('key')
  const place = { line, ...(id === '' ? {} : { item: id }) }
  const notes = collectNotes()
  const found = csvItem(cell, parts, notes)
  if (!found.ok) return collector.skip(cell('title') || cell('stem'), place, found.note)
  const points = Number(cell('points'))
  const labels = labelsOfTags([
    ...listOf(cell('tags')),
    ...['domain', 'objective', 'difficulty', 'scenario'].flatMap((name) =>
      cell(name) === '' ? [] : [`${name}:${cell(name)}`],
    ),
  ])
  const references = listOf(cell('references')).flatMap((written) => {
    const [, title = '', url = ''] = /^(.*?)\s*<(https:\/\/[^\s<>]+)>$/.exec(written) ?? []
    if (url === '') notes.add('reference-dropped', 'a reference that is no "title <https://…>" was dropped')
    return url === '' ? [] : [{ title: title === '' ? url : title, url }]
  })
  collector.add(
    {
      ...(id === '' ? {} : { id }),
      ...(cell('title') === '' ? {} : { title: cell('title') }),
      stem: cell('stem'),
      item: found.item,
      explanation: cell('explanation'),
      references,
      category: listOf(cell('category')),
      enemies: listOf(cell('enemies')).map(keyOf),
      ...labels,
      ...(points > 0 && points !== 1 && points <= 1000 ? { points } : {}),
    },
    place,
    notes,
  )
}
