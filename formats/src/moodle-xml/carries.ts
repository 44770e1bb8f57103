import { markdownOfText } from '../markup/html-to-markdown.ts'
import { plainOfMarkdown, withTagsEscaped } from '../markup/markdown-to-html.ts'
import { withWrittenCredits } from '../question-export/credits.ts'
import { markedByPart, withoutReasonsOfParts } from '../question-export/losses.ts'
import { moodleTexts, patternsOnly } from '../question-export/patterns.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'
import { type Item, mapTexts, type Question, type QuestionSet } from '../question/index.ts'

/** What Moodle XML carries of a set: `readMoodleXml(writeMoodleXml(set))` gives just this. */
export const moodleXmlCarries = (set: QuestionSet): Projection => projected(set, { carry, media: true })

function carry(question: Question, notes: Notes): Question | Note {
  const losses = [moodleTexts, markedByPart, plainAnswers, withoutReasonsOfPairs]
  const kept = losses.reduce<Item>((left, lose) => lose(left, notes), question.item)
  const lost = patternsOnly(kept)
  return lost ?? mapTexts({ ...question, item: withWrittenCredits(kept) }, withTagsEscaped)
}

const withoutReasonsOfPairs = (item: Item, notes: Notes): Item =>
  item.kind === 'matching' ? withoutReasonsOfParts(item, notes) : item

/** Moodle keeps the answers of pairs as plain text. */
export function plainAnswers(item: Item, notes: Notes): Item {
  if (item.kind !== 'matching') return item
  const plain = (markdown: string) => {
    const text = markdownOfText(plainOfMarkdown(markdown), { notes, media: () => null })
    if (text !== markdown) notes.add('plain-answers', 'the answers of its pairs lost their formatting')
    return text
  }
  return {
    ...item,
    pairs: item.pairs.map((pair) => ({ ...pair, answer: plain(pair.answer) })),
    distractors: item.distractors.map(plain),
  }
}
