import { plainOfMarkdown, withTagsEscaped } from '../markup/markdown-to-html.ts'
import { markdownOfText } from '../markup/html-to-markdown.ts'
import { withWrittenCredits } from '../question-export/credits.ts'
import {
  markedByPart,
  shuffledAlways,
  withoutCase,
  withoutPoints,
  withoutReasonsOfParts,
  withoutUnit,
} from '../question-export/losses.ts'
import { moodleTexts, patternsOnly } from '../question-export/patterns.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'
import { type Item, mapTexts, type Question, type QuestionSet } from '../question/index.ts'
import { rounded } from './numbers.ts'

/** What GIFT carries of a set: `readGift(writeGift(set))` gives just this. */
export const giftCarries = (set: QuestionSet): Projection => projected(set, { carry, media: false })

function carry(question: Question, notes: Notes): Question | Note {
  const { item } = question
  if (item.kind === 'ordering') return { code: 'ordering', words: 'GIFT has no questions about order' }
  if (item.kind === 'text' && item.answers.length > 1 && item.answers.some(({ text }) => text.includes('->'))) {
    return { code: 'arrow', words: 'GIFT would read "->" among several answers as pairs' }
  }
  const losses = [
    moodleTexts,
    shuffledAlways,
    markedByPart,
    withoutReasonsOfParts,
    withoutUnit,
    withoutCase,
    plainAnswers,
  ]
  const kept = losses.reduce<Item>((left, lose) => lose(left, notes), item)
  const lost = patternsOnly(kept)
  if (lost) return lost
  return withoutPoints(mapTexts({ ...question, item: withWrittenCredits(kept) }, withTagsEscaped), notes)
}

/** Moodle keeps the right side of a pair as plain text, and has no way to write "->" on the left. */
function plainAnswers(item: Item, notes: Notes): Item {
  if (item.kind === 'numeric') {
    return {
      ...item,
      answers: item.answers.map((answer) => ({
        ...answer,
        value: rounded(answer.value),
        tolerance: rounded(answer.tolerance),
      })),
    }
  }
  if (item.kind !== 'matching') return item
  const plain = (markdown: string) => {
    const text = markdownOfText(plainOfMarkdown(markdown), { notes, media: () => null })
    if (text !== markdown) notes.add('plain-answers', 'the answers of its pairs lost their formatting')
    return text
  }
  return {
    ...item,
    pairs: item.pairs.map(({ prompt, answer }) => ({
      prompt: prompt.replaceAll('->', String.raw`-\>`),
      answer: plain(answer),
    })),
    distractors: item.distractors.map(plain),
  }
}
