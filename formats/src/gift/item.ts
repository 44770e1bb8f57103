import type { MarkupContext } from '../markup/context.ts'
import { markdownOfText } from '../markup/html-to-markdown.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import type { NumericAnswer, Pair } from '../question/index.ts'
import { patternOfMoodle } from '../question/text-pattern.ts'
import { type GiftAnswer, giftAnswers } from './answers.ts'
import { showEscapes } from './escapes.ts'
import { giftOrdering } from './ordering.ts'
import { numberRange } from './numbers.ts'
import { markdownOfGift, type TextFormat } from './text.ts'

/** What stands between the braces, in Moodle's order of looking: essay, number, options, pairs, true or false, short answers. */
export function giftItem(source: string, format: TextFormat, context: MarkupContext): FoundItem {
  const answers = source.trim()
  if (answers === '') return none('essay', 'an essay is not marked by key; this bank has no essays')
  const order = answers.startsWith('>') ? giftOrdering(answers, format, context) : null
  if (order) return found(order)
  if (answers.startsWith('#')) return numeric(answers.slice(1), format, context)
  if (answers.includes('~')) return choice(answers, format, context)
  if (answers.includes('=') && answers.includes('->')) return matching(answers, format, context)
  const truth = /^(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/i.exec(answers)
  if (truth) return trueFalse(truth[1] ?? '', truth[2] ?? '', (text) => markdownOfGift(text, format, context))
  return shortAnswers(answers, format, context)
}

const creditOf = ({ sign, weight }: GiftAnswer): number =>
  Math.max(-100, Math.min(100, weight ?? (sign === '~' ? 0 : 100)))

function choice(source: string, format: TextFormat, context: MarkupContext): FoundItem {
  const answers = giftAnswers(source)
  const options = answers.map((answer) => ({
    text: markdownOfGift(answer.text, format, context),
    credit: creditOf(answer),
    reason: markdownOfGift(answer.feedback, format, context),
  }))
  const several = !answers.some(({ sign }) => sign === '=')
  return found(choiceItem({ options, several, shuffle: true }, context.notes))
}

function matching(source: string, format: TextFormat, context: MarkupContext): FoundItem {
  const pairs: Pair[] = []
  const distractors: string[] = []
  for (const { text, feedback } of giftAnswers(source)) {
    const at = text.indexOf('->')
    if (at < 0) return none('wrong-pairs', 'one of its pairs has no "->"')
    if (feedback !== '') context.notes.add('reason-dropped', 'feedback of pairs was dropped')
    // Moodle keeps what stands behind the arrow as plain text.
    const answer = markdownOfText(showEscapes(text.slice(at + 2)), context)
    const prompt = markdownOfGift(text.slice(0, at), format, context)
    if (prompt === '') distractors.push(answer)
    else pairs.push({ prompt, answer })
  }
  const answers = new Set(pairs.map(({ answer }) => answer))
  const others = [...new Set(distractors)].filter((distractor) => !answers.has(distractor))
  return found({ kind: 'matching', pairs, distractors: others, shuffle: true, scoring: 'by-pair' })
}

/** The first feedback is for the wrong answer, the second for the right one. */
function trueFalse(word: string, feedback: string, markdown: (text: string) => string): FoundItem {
  const isTrue = word.toUpperCase().startsWith('T')
  const [wrong = '', right = ''] = feedback.split('#')
  const option = (text: string, isRight: boolean) => ({
    text,
    credit: isRight ? 100 : 0,
    reason: markdown(isRight ? right : wrong),
  })
  return found({ kind: 'single', options: [option('True', isTrue), option('False', !isTrue)], shuffle: false })
}

function shortAnswers(source: string, format: TextFormat, context: MarkupContext): FoundItem {
  const answers = giftAnswers(source).map((answer) => ({
    text: patternOfMoodle(showEscapes(answer.text)),
    credit: creditOf(answer),
    reason: markdownOfGift(answer.feedback, format, context),
  }))
  return found({ kind: 'text', answers, caseSensitive: false })
}

function numeric(source: string, format: TextFormat, context: MarkupContext): FoundItem {
  const answers: NumericAnswer[] = []
  for (const answer of giftAnswers(source)) {
    const text = showEscapes(answer.text)
    const range = numberRange(text)
    const credit = creditOf(answer)
    if (range) answers.push({ ...range, credit, reason: markdownOfGift(answer.feedback, format, context) })
    else if ((text === '' || text === '*') && credit <= 0) {
      if (answer.feedback !== '') context.notes.add('reason-dropped', 'feedback for every other number was dropped')
    } else return none('wrong-answers', `"${text.slice(0, 40).toWellFormed()}" is no number, tolerance or range`)
  }
  return found({ kind: 'numeric', answers })
}
