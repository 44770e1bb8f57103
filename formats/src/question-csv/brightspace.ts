import { ok, refuse } from '@cadre/kernel'
import { tooMany } from '../gift/read.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import type { ImportLimits } from '../question-import/limits.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import type { PlainSource } from '../question-import/source-text.ts'
import type { Difficulty } from '../question/index.ts'
import { brightspaceItem, isHtml } from './brightspace-item.ts'
import { type BrightspaceRecord, brightspaceRecords } from './brightspace-records.ts'
import { recordText, tooManyParts } from './record-texts.ts'
import { csvRows, delimiterOf } from './rows.ts'

/** Rows that a question may have, remarks and empty ones with it. */
const rowsEach = 60

/**
 * The CSV file by which D2L Brightspace's question library is filled: a question stands below each other, one row a part.
 * https://community.d2l.com/brightspace/kb/articles/27274-import-questions-into-the-question-library
 */
export function readBrightspace({ text, isGuessed }: PlainSource, limits: ImportLimits): ReadResult {
  const most = limits.questions * rowsEach
  const { rows, openQuote } = csvRows(text, delimiterOf(text), most)
  if (openQuote !== null)
    return refuse('questions.file-unreadable', {
      format: 'csv',
      place: { line: openQuote },
      reason: 'a quote that opens a cell is never closed',
    })
  const collector = questionCollector(limits, isGuessed)
  for (const record of brightspaceRecords(rows)) {
    if (!collector.hasRoom()) {
      collector.skip('', { line: record.line }, tooMany(limits))
      break
    }
    readRecord(record, collector)
  }
  if (rows.length >= most) collector.skip('', { line: rows.at(-1)?.line ?? 1 }, tooMany(limits))
  return ok(collector.done('csv'))
}

const parts = ['option', 'item', 'choice', 'match', 'answer'] as const

function readRecord(record: BrightspaceRecord, collector: Collector): void {
  const notes = collectNotes()
  const cell = (name: string): string => record.rows(name)[0]?.[0] ?? ''
  const text = (name: string): string => recordText(cell(name), notes, isHtml(record.rows(name)[0]?.[1]))
  const id = cell('id')
  const place = { line: record.line, ...(id === '' ? {} : { item: id }) }
  const crowd = tooManyParts(Math.max(...parts.map((name) => record.rows(name).length)), collector.limits)
  const made = crowd ? { why: crowd } : brightspaceItem(record, notes)
  if ('why' in made) return collector.skip(cell('title') || cell('questiontext'), place, made.why)
  if (cell('image') !== '')
    notes.add('image-missing', `the image ${cell('image').slice(0, 60).toWellFormed()} is not in the file`)
  if (cell('hint') !== '') notes.add('hints-dropped', 'its hint was dropped')
  const points = Number(cell('points'))
  const difficulty = difficultyOf(cell('difficulty'), notes)
  collector.add(
    {
      ...(id === '' ? {} : { id }),
      ...(cell('title') === '' ? {} : { title: cell('title') }),
      stem: text('questiontext'),
      item: made.item,
      explanation: text('feedback'),
      references: [],
      tags: [],
      category: [],
      ...(difficulty === null ? {} : { difficulty }),
      ...(points > 0 && points !== 1 && points <= 1000 ? { points } : {}),
    },
    place,
    notes,
  )
}

const ours: readonly Difficulty[] = [1, 2, 3, 4, 5]

/** Brightspace counts to ten and writes 1 where nobody said. */
function difficultyOf(cell: string, notes: Notes): Difficulty | null {
  const theirs = Number(cell)
  if (cell === '' || !(theirs > 1 && theirs <= 10)) return null
  const difficulty = ours[Math.ceil(theirs / 2) - 1] ?? null
  notes.add('difficulty-scaled', `its difficulty ${theirs} of 10 became ${difficulty} of 5`)
  return difficulty
}
