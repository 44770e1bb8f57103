import { numberRange } from '../gift/numbers.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import type { Notes } from '../question-import/notes.ts'
import { patternOfText } from '../question/text-pattern.ts'
import type { Cells } from './cells.ts'
import { sheetKind } from './kinds.ts'
import { rightAnswers } from './right-answers.ts'

type Part = { readonly option: string; readonly credit: number | null; readonly match: string; readonly reason: string }
/** A row, with what its sheet calls each column of ours. */
export type SheetRow = {
  readonly cell: Cells
  readonly titleOf: (column: string) => string
  readonly most: number
  readonly isOurs: boolean
  /** What the sheet counts its options from. */
  readonly first: 0 | 1
  readonly notes: Notes
}

const quoted = (text: string): string => `"${text.replaceAll(/\s+/g, ' ').slice(0, 40).toWellFormed()}"`

/** The item of a row: its parts are `option_1`, `credit_1`, `match_1`, `reason_1` and so on; `right` may name letters or numbers. */
export function csvItem(row: SheetRow): FoundItem {
  const { cell, titleOf, most } = row
  const parts: Part[] = []
  for (let i = 1; i <= most; i++) {
    const [option, match, reason] = [cell(`option_${i}`), cell(`match_${i}`), cell(`reason_${i}`)]
    const credit = cell(`credit_${i}`)
    const isEmpty = [option, match, reason, credit].every((text) => text === '')
    if (isEmpty) continue
    const value = Number(credit.replace(',', '.').replace(/\s*%$/, ''))
    if (!Number.isFinite(value))
      return none('wrong-options', `the credit ${quoted(credit)} in the column ${titleOf(`credit_${i}`)} is no number`)
    parts.push({ option, credit: credit === '' ? null : Math.max(-100, Math.min(100, value)), match, reason })
  }
  return itemOf(row, parts.length > 0 ? parts : partsElsewhere(row))
}

const plainPart = (option: string): Part => ({ option, credit: null, match: '', reason: '' })

/** Options in one cell, one a line or parted by | or ;, or the right one in its own column and the wrong ones in theirs. */
function partsElsewhere({ cell, most, notes }: SheetRow): Part[] {
  const together = listedTexts(cell('options')) ?? cell('options')
  const sign = ['\n', '|', ';', ','].find((each) => together.includes(each))
  if (sign === ',') notes.add('options-parted', 'its options stand in one cell and were parted at commas: look at them')
  if (sign !== undefined)
    return together
      .split(sign)
      .map((each) => each.replace(/^\s*\(?[A-Za-z][.)]\s+/, '').trim())
      .filter((each) => each !== '')
      .map(plainPart)
  const wrong = Array.from({ length: most }, (_, i) => cell(`wrong_${i + 1}`)).filter((each) => each !== '')
  return wrong.length === 0 ? [] : [{ ...plainPart(cell('right')), credit: 100 }, ...wrong.map(plainPart)]
}

/** `["x", "y"]` as programs write a list, one a line; null where the cell is none. */
function listedTexts(cell: string): string | null {
  const text = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`
  if (!new RegExp(String.raw`^\[\s*(?:${text})(?:\s*,\s*(?:${text}))*\s*\]$`).test(cell)) return null
  const texts = [...cell.matchAll(new RegExp(text, 'g'))].map(([each]) => each.slice(1, -1).replaceAll(/\\(.)/g, '$1'))
  return texts.join('\n')
}

function itemOf(row: SheetRow, parts: readonly Part[]): FoundItem {
  const { cell } = row
  const kind = sheetKind(cell('kind'))
  if (kind === null)
    return none(
      'unknown-type',
      `${quoted(cell('kind'))} in the column ${row.titleOf('kind')} is no kind of question; write single, multiple, ordering, matching, numeric or text`,
    )
  if (typeof kind !== 'string') return { ok: false, note: kind }
  const shuffle = !/^(?:no|false|0)$/i.test(cell('shuffle'))
  switch (kind) {
    case 'choice':
    case 'truth':
    case 'single':
    case 'multiple':
      return parts.length === 0 && kind !== 'truth' ? typedAnswer(row) : choiceOf(row, withTruth(kind, parts), kind)
    case 'ordering':
      return found({
        kind,
        steps: parts.map(({ option, reason }) => ({ text: option, reason })),
        scoring: cell('scoring') === 'by-position' ? 'by-position' : 'all-or-nothing',
      })
    case 'matching': {
      const pairs = parts.filter(({ option }) => option !== '')
      return found({
        kind,
        pairs: pairs.map(({ option, match, reason }) => ({ prompt: option, answer: match, reason })),
        distractors: parts.filter(({ option }) => option === '').map(({ match }) => match),
        shuffle,
        scoring: cell('scoring') === 'all-or-nothing' ? 'all-or-nothing' : 'by-pair',
      })
    }
    case 'numeric':
      return numeric(row, parts.length > 0 ? parts : [plainPart(cell('right'))])
    case 'text': {
      if (parts.length === 0) return typedAnswer(row)
      const answers = parts.map(({ option, credit, reason }) => ({
        text: row.isOurs ? option : patternOfText(option),
        credit: credit ?? 100,
        reason,
      }))
      return found({ kind, answers, caseSensitive: /^(?:yes|true|1)$/i.test(cell('case_sensitive')) })
    }
  }
}

const words: Readonly<Record<string, string>> = { t: 'True', f: 'False', y: 'Yes', n: 'No' }
const wholeWord = (cell: string): string => {
  const letter = cell.toLowerCase()
  return Object.hasOwn(words, letter) ? (words[letter] ?? cell) : cell
}

const withTruth = (kind: string, parts: readonly Part[]): readonly Part[] =>
  kind === 'truth' && parts.length === 0 ? ['True', 'False'].map(plainPart) : parts

/** A sheet of questions and answers without options: what is right is typed. */
function typedAnswer({ cell, titleOf, notes }: SheetRow): FoundItem {
  const texts = cell('right')
    .split(/[\n|]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (texts.length === 0) return none('wrong-options', 'it has no options, and no answer')
  if (cell('options') !== '')
    return none('wrong-options', `${quoted(cell('options'))} in the column ${titleOf('options')} is no list of options`)
  if (cell('kind') === '') notes.add('typed-answer', 'it has no options, so its answer is typed')
  return found({
    kind: 'text',
    answers: texts.map((text) => ({ text: patternOfText(text), credit: 100 })),
    caseSensitive: false,
  })
}

function choiceOf({ cell, titleOf, first, notes }: SheetRow, parts: readonly Part[], kind: string): FoundItem {
  const isCredited = parts.some(({ credit }) => credit !== null)
  const named = isCredited
    ? { ok: true as const, places: [] }
    : rightAnswers(
        kind === 'truth' ? wholeWord(cell('right')) : cell('right'),
        parts.map(({ option }) => option),
        first,
      )
  if (!named.ok)
    return none('wrong-options', `${quoted(named.unknown)} in the column ${titleOf('right')} is none of its options`)
  if (!isCredited && named.places.length === 0)
    return none('no-key', `nothing in the column ${titleOf('right')} says which option is right`)
  if (first === 0 && named.places.length > 0 && /^[\d\s,;|]+$/.test(cell('right')))
    notes.add('counted-from-zero', 'its sheet counts options from 0: look at which is right')
  if (!isCredited && parts.some(({ option }, i) => option === cell('right') && !named.places.includes(i)))
    notes.add(
      'right-by-place',
      `${quoted(cell('right'))} was read as the place of an option, not as its text: look at it`,
    )
  const isSeveral = kind === 'multiple' || (kind === 'choice' && named.places.length > 1)
  const share = isSeveral ? 100 / Math.max(1, named.places.length) : 100
  const options = parts.map(({ option, credit, reason }, i) => ({
    text: option,
    credit: credit ?? (named.places.includes(i) ? share : 0),
    reason,
  }))
  const shuffle = kind !== 'truth' && !/^(?:no|false|0)$/i.test(cell('shuffle'))
  const choose = Number(cell('choose'))
  const scoring = cell('scoring') === 'by-credit' ? 'by-credit' : 'all-or-nothing'
  const item = choiceItem({ options, several: isSeveral, shuffle, scoring, ...(choose > 0 ? { choose } : {}) }, notes)
  return found(item)
}

/** A comma is a point where no thousands can be meant. */
const withPoint = (text: string): string => (/^[-+]?\d+,(?:\d{1,2}|\d{4,})$/.test(text) ? text.replace(',', '.') : text)

function numeric({ cell, titleOf }: SheetRow, parts: readonly Part[]): FoundItem {
  const answers = []
  const unit = cell('unit')
  for (const [i, { option, match, credit, reason }] of parts.entries()) {
    const [value, tolerance] = [withPoint(option), withPoint(match)]
    const range = numberRange(tolerance === '' ? value : `${value}:${tolerance}`)
    if (!range)
      return none(
        'wrong-answers',
        `${quoted(option)} in the column ${titleOf(cell(`option_${i + 1}`) === '' ? 'right' : `option_${i + 1}`)} is no number, or its tolerance is none`,
      )
    answers.push({ ...range, credit: credit ?? 100, reason })
  }
  return found({ kind: 'numeric', answers, ...(unit === '' ? {} : { unit }) })
}
