import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'
import { isFullCredit } from '../question/credit.ts'
import type { Item, TextAnswer } from '../question/index.ts'
import { moodleOfPattern, plainPattern, textOfPattern } from '../question/text-pattern.ts'

/** What is typed, for a format that compares whole texts: answers with `*` for any text have no place there. */
export const wholeTexts = (item: Item, notes: Notes): Item =>
  answersThat(item, notes, ({ text }) => textOfPattern(text) !== null)

/** What is typed, as Moodle compares it. */
export const moodleTexts = (item: Item, notes: Notes): Item =>
  answersThat(item, notes, ({ text }) => moodleOfPattern(text) !== null)

function answersThat(item: Item, notes: Notes, isSaid: (answer: TextAnswer) => boolean): Item {
  if (item.kind !== 'text') return item
  const said = item.answers.filter(isSaid)
  if (said.length < item.answers.length)
    notes.add('pattern-dropped', 'answers with * for any text were dropped, as there is no way to write them')
  return { ...item, answers: said.map((answer) => ({ ...answer, text: plainPattern(answer.text) })) }
}

/** Why nothing is left to carry: every right answer was a pattern. */
export const patternsOnly = (item: Item): Note | null =>
  item.kind === 'text' && !item.answers.some(({ credit }) => isFullCredit(credit))
    ? { code: 'pattern', words: 'its right answer has * for any text, which there is no way to write' }
    : null
