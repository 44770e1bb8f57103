import type { WrittenText } from '../gift/write.ts'
import { markdownOfText } from '../markup/html-to-markdown.ts'
import { plainOfMarkdown } from '../markup/markdown-to-html.ts'
import { withoutPoints } from '../question-export/losses.ts'
import { type Projection, projected } from '../question-export/projection.ts'
import type { Note } from '../question-import/fidelity.ts'
import { keyOf, uniqueKeys } from '../question-import/key-of.ts'
import type { Notes } from '../question-import/notes.ts'
import { isFullCredit } from '../question/credit.ts'
import type { Question, QuestionSet } from '../question/index.ts'

/** What Aiken carries of a set: text, options, and which one is right. `readAiken(writeAiken(set))` gives just this. */
export function aikenCarries(questions: QuestionSet): Projection {
  const { set, fidelity } = projected(questions, { carry, media: false })
  const uniqueKey = uniqueKeys()
  // Nothing in the file says a question's key; a reader makes one from the text.
  return {
    set: {
      ...set,
      questions: set.questions.map((question) => ({ ...question, key: uniqueKey(keyOf(question.stem)) })),
    },
    fidelity,
  }
}

function carry(question: Question, notes: Notes): Question | Note {
  const { item, stem, key } = question
  if (item.kind !== 'single') return { code: item.kind, words: 'Aiken has only questions with one right option' }
  if (item.options.length > 26) return { code: 'too-many-options', words: 'Aiken has letters for 26 options' }
  const plain = (markdown: string): string => {
    const line = plainOfMarkdown(markdown).replaceAll(/\s+/g, ' ').trim()
    const text = markdownOfText(line, { notes, media: () => null })
    if (text !== markdown) notes.add('plain-text', 'formatting and line breaks were dropped')
    return text
  }
  const text = plain(stem)
  if (/^(?:ANSWER\s*:|[A-Za-z][.)]\s)/i.test(text)) {
    return { code: 'looks-like-an-answer', words: 'its text begins as an option or an answer of Aiken does' }
  }
  noteLosses(question, notes)
  withoutPoints(question, notes)
  return {
    key,
    stem: text,
    item: {
      kind: 'single',
      shuffle: true,
      options: item.options.map((option) => ({
        text: plain(option.text),
        credit: isFullCredit(option.credit) ? 100 : 0,
      })),
    },
    references: [],
    tags: [],
    category: [],
    enemies: [],
  }
}

function noteLosses(question: Question, notes: Notes): void {
  const { item, title, explanation, tags, category, domain, objective, difficulty } = question
  if (item.kind === 'single') {
    if (item.options.some(({ reason }) => reason !== undefined) || explanation !== undefined) {
      notes.add('reason-dropped', 'reasons and explanation were dropped')
    }
    if (item.options.some(({ credit }) => credit !== 0 && !isFullCredit(credit))) {
      notes.add('credits-dropped', 'partial credit was dropped')
    }
    if (!item.shuffle) notes.add('order-of-options', 'the order of its options is no longer fixed')
  }
  const labels = [title, domain, objective, difficulty].some((label) => label !== undefined)
  if (labels || tags.length > 0 || category.length > 0)
    notes.add('labels-dropped', 'title, tags, category and the like were dropped')
}

/** The set as an Aiken file, and what became of each question. */
export function writeAiken(questions: QuestionSet): WrittenText {
  const { set, fidelity } = aikenCarries(questions)
  const blocks = set.questions.map(({ stem, item }) => {
    const options = item.kind === 'single' ? item.options : []
    const letter = (i: number) => String.fromCharCode(65 + i)
    const lines = options.map(({ text }, i) => `${letter(i)}. ${plainOfMarkdown(text)}`)
    return [
      plainOfMarkdown(stem),
      ...lines,
      `ANSWER: ${letter(options.findIndex(({ credit }) => credit === 100))}`,
    ].join('\n')
  })
  return { text: `${blocks.join('\n\n')}\n`, fidelity }
}
