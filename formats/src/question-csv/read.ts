import { ok, refuse } from '@cadre/kernel'
import { tooMany } from '../gift/read.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import { keyOf } from '../question-import/key-of.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { hasSigns } from '../markup/has-signs.ts'
import { mapItem, markdownOf } from '../question/texts.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import { plainSource } from '../question-import/source-text.ts'
import { looksLikeBlackboardUpload, readBlackboardUpload } from './blackboard-upload.ts'
import { looksLikeBrightspace } from './brightspace-records.ts'
import { readBrightspace } from './brightspace.ts'
import type { Cells } from './cells.ts'
import { firstPlace } from './first-place.ts'
import { type Header, headerIn, isRunningNumber } from './header.ts'
import { csvItem } from './item.ts'
import { cellText, type CsvRow, csvRows, delimiterOf } from './rows.ts'

/** A CSV file with a header as questions, one a row, with what became of each. */
export function readQuestionCsv(source: string | Uint8Array, limits: ImportLimits = importLimits): ReadResult {
  const plain = plainSource(source, 'csv', limits)
  if (!plain.ok) return plain
  const { text, isGuessed } = plain.value
  if (looksLikeBlackboardUpload(text)) return readBlackboardUpload(plain.value, limits)
  if (looksLikeBrightspace(text)) return readBrightspace(plain.value, limits)
  const refused = (line: number, reason: string) =>
    refuse('questions.file-unreadable', { format: 'csv', place: { line }, reason } as const)
  const { rows, openQuote } = csvRows(text, delimiterOf(text), limits.questions + 25)
  if (openQuote !== null) return refused(openQuote, 'a quote that opens a cell is never closed')
  const header = headerIn(rows)
  if (!header) return refused(1, noHeader(rows))
  const collector = questionCollector(limits, isGuessed)
  const below = rows.slice(rows.indexOf(header.row) + 1)
  const sheet = sheetOf(header, below, limits)
  for (const { line, cells } of below) {
    // Spreadsheets write out the empty rows below the last.
    if (cells.every((cell) => cell.trim() === '')) continue
    if (!collector.hasRoom()) {
      collector.skip('', { line }, tooMany(limits))
      break
    }
    readRow(sheet, { line, cells }, collector)
  }
  return ok(collector.done('csv'))
}

function noHeader(rows: readonly CsvRow[]): string {
  const [first] = rows.filter(({ cells }) => !/^sep=/i.test(cells[0] ?? ''))
  const columns = (first?.cells ?? []).slice(0, 12).map((cell) => cell.trim().slice(0, 30).toWellFormed())
  return `it has no column "stem" (or "question") with the questions; its first row is: ${columns.join(', ')}`
}

/** What stands where in every row of a sheet. */
type Sheet = {
  readonly columns: ReadonlyMap<string, number>
  /** The sheet's own names. */
  readonly titles: readonly string[]
  /** It names its questions as we do: then its texts are Markdown, and a `*` in what is typed is any text. */
  readonly isOurs: boolean
  /** Columns that we have no place for. */
  readonly others: readonly number[]
  /** How many options the header has room for. */
  readonly most: number
  /** What it counts options from where it names the right one by a number. */
  readonly first: 0 | 1
}

function sheetOf({ row, names }: Header, below: readonly CsvRow[], limits: ImportLimits): Sheet {
  const columns = new Map<string, number>()
  const others: number[] = []
  for (const [i, name] of names.entries()) {
    if (name === null && isRunningNumber(row.cells[i] ?? '')) continue
    if (name === null || columns.has(name)) others.push(i)
    else columns.set(name, i)
  }
  const numbers = names.map((name) => Number(/^(?:option|match|wrong)_(\d{1,4})$/.exec(name ?? '')?.[1] ?? 0))
  const most = Math.min(limits.list, Math.max(0, ...numbers.slice(0, 10_000)))
  const titles = row.cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
  return { columns, titles, isOurs: titles.includes('stem'), others, most, first: firstPlace(below, columns) }
}

const listOf = (cell: string): string[] =>
  cell
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function imageOf(address: string, notes: Notes): string {
  if (address === '') return ''
  if (!/^https?:\/\/[^\s<>()]+$/.test(address)) {
    notes.add('image-missing', `the image ${address.slice(0, 60).toWellFormed()} is not in the file`)
    return ''
  }
  notes.add('external-image', `the image ${address.slice(0, 60).toWellFormed()} stays on its site`)
  return `![](${address})`
}

/** More columns of others than these are not named one by one in a row's notes. */
const mostNamed = 100

const levels: Readonly<Record<string, string>> = { easy: '2', medium: '3', hard: '4' }

function labelsIn(cell: Cells) {
  const level = cell('difficulty').toLowerCase()
  const difficulty = Object.hasOwn(levels, level) ? (levels[level] ?? '') : cell('difficulty')
  const named = { domain: cell('domain'), objective: cell('objective'), difficulty, scenario: cell('scenario') }
  const tags = Object.entries(named).filter(([, value]) => value !== '')
  return labelsOfTags([...listOf(cell('tags')), ...tags.map(([name, value]) => `${name}:${value}`)])
}

const referencesIn = (cell: Cells, notes: Notes) =>
  listOf(cell('references')).flatMap((written) => {
    const [, title = '', url = ''] = /^(.*?)\s*<(https:\/\/[^\s<>]+)>$/.exec(written) ?? []
    if (url === '') notes.add('reference-dropped', 'a reference that is no "title <https://…>" was dropped')
    return url === '' ? [] : [{ title: title === '' ? url : title, url }]
  })

/** Two prices in one text are no maths. */
const withPrices = (text: string): string =>
  /\$[\s\S]*\$/.test(text) && !/\$(?!\d)/.test(text) ? text.replaceAll('$', String.raw`\$`) : text

function readRow(sheet: Sheet, { line, cells }: CsvRow, collector: Collector): void {
  const at = (place: number) => cellText(cells[place] ?? '').trim()
  const cell: Cells = (column) => at(sheet.columns.get(column) ?? -1)
  const titleOf = (column: string) =>
    `"${(sheet.titles[sheet.columns.get(column) ?? -1] ?? column).slice(0, 40).toWellFormed()}"`
  const id = cell('key')
  const place = { line, ...(id === '' ? {} : { item: id }) }
  const notes = collectNotes()
  if (cells.slice(sheet.titles.length).some((text) => text.trim() !== ''))
    return collector.skip(cell('title') || cell('stem'), place, {
      code: 'too-many-cells',
      words: 'it has more cells than the sheet has columns; put a text that holds the sign between cells in quotes',
    })
  const found = csvItem({ cell, titleOf, most: sheet.most, isOurs: sheet.isOurs, first: sheet.first, notes })
  if (!found.ok) return collector.skip(cell('title') || cell('stem'), place, found.note)
  for (const other of sheet.others.slice(0, mostNamed))
    if (at(other) !== '' && (sheet.titles[other] ?? '') !== '')
      notes.add(
        'column-dropped',
        `what stands in the column "${(sheet.titles[other] ?? '').slice(0, 40).toWellFormed()}" was dropped`,
      )
  const shown = sheet.isOurs ? (text: string) => text : withPrices
  const item = mapItem(found.item, shown)
  const [stem, explanation] = [shown(cell('stem')), shown(cell('explanation'))]
  if (!sheet.isOurs && [stem, explanation, ...markdownOf(item)].some(hasSigns))
    notes.add('signs', 'signs such as * and _ were read as emphasis or maths: look at it')
  const points = Number(cell('points'))
  collector.add(
    {
      ...(id === '' ? {} : { id }),
      ...(cell('title') === '' ? {} : { title: cell('title') }),
      stem: [stem, imageOf(cell('image'), notes)].filter((part) => part !== '').join('\n\n'),
      item,
      explanation,
      references: referencesIn(cell, notes),
      category: listOf(cell('category')),
      enemies: listOf(cell('enemies')).map(keyOf),
      ...labelsIn(cell),
      ...(points > 0 && points !== 1 && points <= 1000 ? { points } : {}),
    },
    place,
    notes,
  )
}
