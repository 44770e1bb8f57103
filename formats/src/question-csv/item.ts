import { numberRange } from '../gift/numbers.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'
import type { Item } from '../question/index.ts'
import type { Cells } from './cells.ts'

type FoundItem = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly note: Note }
type Part = { readonly option: string; readonly credit: number | null; readonly match: string; readonly reason: string }

const none = (code: string, words: string): FoundItem => ({ ok: false, note: { code, words } })

/** The item of a row: its parts are `option_1`, `credit_1`, `match_1`, `reason_1` and so on; `right` may name letters or numbers. */
export function csvItem(cell: Cells, most: number, notes: Notes): FoundItem {
  const parts: Part[] = []
  for (let i = 1; i <= most; i++) {
    const [option, match, reason] = [cell(`option_${i}`), cell(`match_${i}`), cell(`reason_${i}`)]
    const credit = cell(`credit_${i}`)
    const isEmpty = [option, match, reason, credit].every((text) => text === '')
    if (isEmpty) continue
    const value = Number(credit.replace(',', '.').replace(/\s*%$/, ''))
    if (!Number.isFinite(value))
      return none('wrong-options', `the credit "${credit.slice(0, 20).toWellFormed()}" is no number`)
    parts.push({ option, credit: credit === '' ? null : Math.max(-100, Math.min(100, value)), match, reason })
  }
  return itemOf(cell, parts, notes)
}

function itemOf(cell: Cells, parts: readonly Part[], notes: Notes): FoundItem {
  const found = (item: Item): FoundItem => ({ ok: true, item })
  const shuffle = !/^(?:no|false|0)$/i.test(cell('shuffle'))
  const kind = cell('kind').toLowerCase()
  switch (kind) {
    case '':
    case 'single':
    case 'multiple':
      return choiceOf(cell, parts, { kind, shuffle, notes })
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
      return numeric(cell('unit'), parts)
    case 'text': {
      const answers = parts.map(({ option, credit, reason }) => ({ text: option, credit: credit ?? 100, reason }))
      return found({ kind, answers, caseSensitive: /^(?:yes|true|1)$/i.test(cell('case_sensitive')) })
    }
    default:
      return none(
        'unknown-type',
        `"${kind.slice(0, 40).toWellFormed()}" is no kind of question; write single, multiple, ordering, matching, numeric or text`,
      )
  }
}

type Choice = { readonly kind: string; readonly shuffle: boolean; readonly notes: Notes }

function choiceOf(cell: Cells, parts: readonly Part[], { kind, shuffle, notes }: Choice): FoundItem {
  const named = rightOnes(
    cell('right'),
    parts.map(({ option }) => option),
  )
  const isRight = (i: number) => named.includes(i)
  const isSeveral = kind === 'multiple' || (kind === '' && named.length > 1)
  const share = isSeveral ? 100 / Math.max(1, named.length) : 100
  const options = parts.map(({ option, credit, reason }, i) => ({
    text: option,
    credit: credit ?? (isRight(i) ? share : 0),
    reason,
  }))
  const choose = Number(cell('choose'))
  const scoring = cell('scoring') === 'by-credit' ? 'by-credit' : 'all-or-nothing'
  const item = choiceItem({ options, several: isSeveral, shuffle, scoring, ...(choose > 0 ? { choose } : {}) }, notes)
  return { ok: true, item }
}

/** `B`, `A;C`, `2`, `1,3`, or the text of the right option. */
function rightOnes(cell: string, texts: readonly string[]): number[] {
  if (cell === '') return []
  const whole = texts.indexOf(cell)
  if (whole >= 0) return [whole]
  return cell
    .split(/[\s,;|/]+/)
    .map((part) => (/^[A-Za-z]$/.test(part) ? part.toUpperCase().charCodeAt(0) - 65 : Number(part) - 1))
}

function numeric(unit: string, parts: readonly Part[]): FoundItem {
  const answers = []
  for (const { option, match, credit, reason } of parts) {
    const range = numberRange(match === '' ? option : `${option}:${match}`)
    if (!range)
      return none('wrong-answers', `"${option.slice(0, 40).toWellFormed()}" is no number, or its tolerance is none`)
    answers.push({ ...range, credit: credit ?? 100, reason })
  }
  return { ok: true, item: { kind: 'numeric', answers, ...(unit === '' ? {} : { unit }) } }
}
