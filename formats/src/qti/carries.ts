import { evenCredit } from '../question/credit.ts'
import type { Item, Question, QuestionSet } from '../question/index.ts'
import { mapTexts } from '../question/texts.ts'
import { withWrittenCredits } from '../question-export/credits.ts'
import { throughHtml } from '../question-export/html-markdown.ts'
import { withoutReasonsOfParts, withoutUnit } from '../question-export/losses.ts'
import { patternsOnly, wholeTexts } from '../question-export/patterns.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'

/** What QTI 2.1, 2.2 and 3.0 carry of a set: `readQti(writeQti(set))` gives just this. */
export const qtiCarries = (set: QuestionSet): Projection => projected(set, { carry, media: true })

function carry(question: Question, notes: Notes): Question | Note {
  const losses = [wholeTexts, wholeScoring, withoutReasonsOfAnswers, withoutUnit]
  const kept = losses.reduce<Item>((left, lose) => lose(left, notes), question.item)
  const lost = patternsOnly(kept)
  if (lost) return lost
  const spelt = mapTexts({ ...question, item: withWrittenCredits(kept) }, (text) => throughHtml(text, notes))
  return spelt
}

function wholeScoring(item: Item, notes: Notes): Item {
  if (item.kind === 'ordering' && item.scoring !== 'all-or-nothing') {
    notes.add('scoring', 'it is marked all or nothing, no longer by position')
    return { ...item, scoring: 'all-or-nothing' }
  }
  if (item.kind !== 'multiple' || item.scoring === 'by-credit') return item
  const right = item.options.filter(({ credit }) => credit > 0).length
  return {
    ...item,
    options: item.options.map((option) => ({ ...option, credit: option.credit > 0 ? evenCredit(right) : 0 })),
  }
}

/** Feedback goes with choices; what is typed, and what is put together, has none. */
export function withoutReasonsOfAnswers(item: Item, notes: Notes): Item {
  if (item.kind !== 'numeric' && item.kind !== 'text')
    return item.kind === 'matching' ? withoutReasonsOfParts(item, notes) : item
  if (item.answers.some(({ reason }) => reason !== undefined))
    notes.add('reason-dropped', 'the reasons of its answers were dropped')
  return item.kind === 'numeric'
    ? { ...item, answers: item.answers.map(({ value, tolerance, credit }) => ({ value, tolerance, credit })) }
    : { ...item, answers: item.answers.map(({ text, credit }) => ({ text, credit })) }
}
