import { choiceItem } from '../question-import/choice-item.ts'
import type { Notes } from '../question-import/notes.ts'
import type { Option, TextAnswer } from '../question/index.ts'
import type { BrightspaceRecord } from './brightspace-records.ts'
import { type Made, none, shown } from './made.ts'
import { oneCase } from '../question-import/one-case.ts'
import { patternOfText } from '../question/text-pattern.ts'
import { essay, recordText } from './record-texts.ts'

export const isHtml = (cell: string | undefined): boolean => cell?.toUpperCase() === 'HTML'

/** The item of a record, by the columns of Brightspace's own sample file. */
export function brightspaceItem(record: BrightspaceRecord, notes: Notes): Made {
  switch (record.kind) {
    case 'MC':
    case 'MS':
      return choice(record, notes)
    case 'TF':
      return truth(record, notes)
    case 'M':
      return matching(record, notes)
    case 'O':
      return ordering(record, notes)
    case 'SA':
      return typed(record, notes)
    case 'WR':
      return { why: essay }
    default:
      return none(
        'unknown-type',
        `${shown(record.kind)} behind "NewQuestion" is no kind of question that this bank has`,
      )
  }
}

/** `All or Nothing`, `AllOrNothing`: points only where all is right. */
function isWhole({ rows }: BrightspaceRecord, notes: Notes): boolean {
  const rule = (rows('scoring')[0]?.[0] ?? '').toLowerCase().replaceAll(/[^a-z]/g, '')
  if (rule === 'rightminuswrong') notes.add('scoring', 'wrong parts no longer take points away')
  return rule === 'allornothing'
}

const creditOf = (cell: string): number | null => {
  const value = Number(cell.replace(',', '.').replace(/\s*%$/, ''))
  return cell === '' || !Number.isFinite(value) ? null : Math.max(-100, Math.min(100, value))
}

/** Text, mark of HTML, feedback and its mark of HTML. */
function partOf([text = '', markup, feedback = '', feedbackMarkup]: readonly string[], notes: Notes) {
  const reason = recordText(feedback, notes, isHtml(feedbackMarkup))
  return { text: recordText(text, notes, isHtml(markup)), ...(reason === '' ? {} : { reason }) }
}

function choice(record: BrightspaceRecord, notes: Notes): Made {
  const several = record.kind === 'MS'
  const options: Option[] = []
  for (const [weight = '', ...part] of record.rows('option')) {
    const credit = creditOf(weight)
    if (credit === null) return none('wrong-options', `the weight ${shown(weight)} of an option is no number`)
    options.push({ ...partOf(part, notes), credit })
  }
  const right = options.filter(({ credit }) => credit > 0).length
  if (right === 0) return none('no-key', 'none of its options has a weight above 0')
  if (!several) return { item: choiceItem({ options, several, shuffle: true }, notes) }
  const scoring = isWhole(record, notes) ? 'all-or-nothing' : 'by-credit'
  const shared = options.map((option) => ({ ...option, credit: option.credit > 0 ? 100 / right : 0 }))
  return { item: choiceItem({ options: shared, several, shuffle: true, scoring }, notes) }
}

function truth({ rows }: BrightspaceRecord, notes: Notes): Made {
  const options = ['True', 'False'].map((text) => {
    const [weight = '', feedback = '', markup] = rows(text.toLowerCase())[0] ?? []
    const reason = recordText(feedback, notes, isHtml(markup))
    return { text, credit: (creditOf(weight) ?? 0) > 0 ? 100 : 0, ...(reason === '' ? {} : { reason }) }
  })
  const right = options.filter(({ credit }) => credit === 100).length
  return right === 1
    ? { item: { kind: 'single', options, shuffle: false } }
    : none('no-key', 'not exactly one of its rows TRUE and FALSE has a weight above 0')
}

/** Each row `Match` names the number of its `Choice`; choices that none names fit nothing. */
function matching(record: BrightspaceRecord, notes: Notes): Made {
  const choices = new Map(
    record.rows('choice').map(([number = '', ...part]) => [number, partOf(part, notes).text] as const),
  )
  const matches = record.rows('match').map(([number = '', ...part]) => ({ number, prompt: partOf(part, notes).text }))
  const unknown = matches.find(({ number }) => !choices.has(number))
  if (unknown) return none('wrong-options', `its match ${shown(unknown.prompt)} names no choice of the question`)
  const named = new Set(matches.map(({ number }) => number))
  return {
    item: {
      kind: 'matching',
      pairs: matches.map(({ number, prompt }) => ({ prompt, answer: choices.get(number) ?? '' })),
      distractors: [...choices].flatMap(([number, text]) => (named.has(number) ? [] : [text])),
      shuffle: true,
      scoring: isWhole(record, notes) ? 'all-or-nothing' : 'by-pair',
    },
  }
}

function ordering(record: BrightspaceRecord, notes: Notes): Made {
  const steps = record.rows('item').map((part) => partOf(part, notes))
  return { item: { kind: 'ordering', steps, scoring: isWhole(record, notes) ? 'all-or-nothing' : 'by-position' } }
}

function typed({ rows }: BrightspaceRecord, notes: Notes): Made {
  const answers: TextAnswer[] = []
  const minded: boolean[] = []
  for (const [weight = '', text = '', how = ''] of rows('answer')) {
    const credit = creditOf(weight)
    if (credit === null) return none('wrong-options', `the weight ${shown(weight)} of an answer is no number`)
    if (/regexp/i.test(how) && /[\\^$.|?*+()[\]{}]/.test(text))
      return none('wrong-value', `its answer ${shown(text)} is a regular expression, which this bank does not mark by`)
    minded.push(/sensitive/i.test(how))
    answers.push({ text: patternOfText(text), credit })
  }
  return { item: { kind: 'text', answers, caseSensitive: oneCase(minded, notes) } }
}
