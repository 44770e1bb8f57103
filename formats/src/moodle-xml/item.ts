import { markdownOfText } from '../markup/html-to-markdown.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import type { NumericAnswer, Option, Pair } from '../question/index.ts'
import { patternOfMoodle } from '../question/text-pattern.ts'
import { childOf, childText, type Element, elementsIn, textIn } from '../xml/element.ts'
import { trueFalseRows } from './true-false-rows.ts'
import { orderScoring } from '../question-import/order-marking.ts'
import { isSet, numberIn, type TextReader } from './text.ts'

/** Types that this bank has no question for, and why. */
const others: Readonly<Record<string, string>> = {
  essay: 'an essay is not marked by key; this bank has no essays',
  description: 'a description asks nothing',
  calculated: 'a calculated question draws its numbers anew each time; write it with fixed numbers',
  calculatedsimple: 'a calculated question draws its numbers anew each time; write it with fixed numbers',
  calculatedmulti: 'a calculated question draws its numbers anew each time; write it with fixed numbers',
  ddimageortext: 'dragging onto an image is not asked here; a matching question asks the same without sight',
  ddmarker: 'dragging onto an image is not asked here; a matching question asks the same without sight',
  random: 'a random question is a rule for a quiz, not a question',
  randomsamatch: 'a random question is a rule for a quiz, not a question',
}

export function moodleItem(type: string, question: Element, reader: TextReader): FoundItem {
  switch (type) {
    case 'multichoice':
    case 'multichoiceset':
    case 'oumultiresponse':
      return choice(question, reader, type)
    case 'kprime':
    case 'mtf':
      return trueFalseRows(question, reader)
    case 'truefalse':
      return trueFalse(question, reader)
    case 'shortanswer':
      return shortAnswer(question, reader)
    case 'numerical':
      return numerical(question, reader)
    case 'matching':
    case 'match':
    case 'ddmatch':
      return matching(question, reader, type === 'ddmatch')
    case 'ordering':
      return ordering(question, reader)
    default:
      return none(
        Object.hasOwn(others, type) ? type : 'unknown-type',
        others[type] ?? `the question type "${type.slice(0, 40).toWellFormed()}" is not known`,
      )
  }
}

/** Old files have the fraction of a number in an element, as a part of one. */
const creditOf = (answer: Element): number => {
  const inside = childText(answer, 'fraction')
  const fraction = inside === '' ? Number(answer.attributes.get('fraction') ?? '0') : Number(inside) * 100
  return Number.isFinite(fraction) ? Math.max(-100, Math.min(100, fraction)) : 0
}

function choice(question: Element, reader: TextReader, type: string): FoundItem {
  // Both write each right option with 100.
  const isSetType = type !== 'multichoice'
  if (type === 'oumultiresponse')
    reader.notes.add('scoring', 'options chosen beyond the number of right ones no longer cost a right one')
  const answers = elementsIn(question, 'answer')
  const right = answers.filter((answer) => creditOf(answer) > 0).length
  const options = answers.map((answer): Option => ({
    text: reader.markdown(answer),
    credit: isSetType && creditOf(answer) > 0 ? 100 / right : creditOf(answer),
    reason: reader.markdown(childOf(answer, 'feedback')),
  }))
  const several = isSetType || !isSet(question, 'single', true)
  const scoring = type === 'multichoiceset' ? 'all-or-nothing' : 'by-credit'
  return found(
    choiceItem({ options, several, shuffle: isSet(question, 'shuffleanswers', false), scoring }, reader.notes),
  )
}

function trueFalse(question: Element, reader: TextReader): FoundItem {
  const answers = elementsIn(question, 'answer')
  const words = answers.map((answer) => reader.markdown(answer))
  const areUsual = words.every((word) => /^(?:true|false)$/i.test(word))
  const options = answers.map((answer, i): Option => {
    const word = words[i] ?? ''
    const text = areUsual ? (word.toLowerCase() === 'true' ? 'True' : 'False') : word
    return { text, credit: creditOf(answer), reason: reader.markdown(childOf(answer, 'feedback')) }
  })
  // Moodle needs no more than the right one of the two.
  const [only] = options
  if (areUsual && only && options.length === 1)
    options.push({ text: only.text === 'True' ? 'False' : 'True', credit: only.credit > 0 ? 0 : 100 })
  // Some writers put the wrong one first; people expect True before False. Words of another language keep their order.
  const ordered = areUsual ? options.toSorted((a, b) => (a.text < b.text ? 1 : a.text > b.text ? -1 : 0)) : options
  return found({ kind: 'single', options: ordered, shuffle: false })
}

function shortAnswer(question: Element, reader: TextReader): FoundItem {
  const answers = elementsIn(question, 'answer').map((answer) => ({
    text: patternOfMoodle(childText(answer, 'text') || ownText(answer)),
    credit: creditOf(answer),
    reason: reader.markdown(childOf(answer, 'feedback')),
  }))
  return found({ kind: 'text', answers, caseSensitive: isSet(question, 'usecase', false) })
}

function numerical(question: Element, reader: TextReader): FoundItem {
  const answers: NumericAnswer[] = []
  for (const answer of elementsIn(question, 'answer')) {
    const text = childText(answer, 'text') || ownText(answer) || '*'
    const reason = reader.markdown(childOf(answer, 'feedback'))
    if (/^[-+]?\d{1,3},\d{3}$/.test(text))
      return none('wrong-answers', `"${text}" may be meant with or without its comma; write it without one`)
    const value = Number(text.replace(',', '.'))
    if (text === '*' && creditOf(answer) <= 0) {
      if (reason !== '') reader.notes.add('reason-dropped', 'feedback for every other number was dropped')
    } else if (text === '' || !Number.isFinite(value)) {
      return none('wrong-answers', `"${text.slice(0, 40).toWellFormed()}" is no number`)
    } else answers.push({ value, tolerance: toleranceOf(answer), credit: creditOf(answer), reason })
  }
  const unit = unitOf(question, reader)
  return found({ kind: 'numeric', answers, ...(unit === '' ? {} : { unit }) })
}

/** The unit that the answers are in: all others are multiples of it, wherever they stand. */
function unitOf(question: Element, { notes }: TextReader): string {
  const units = elementsIn(childOf(question, 'units') ?? question, 'unit')
  const base = units.find((unit) => numberIn(unit, 'multiplier', 1) === 1)
  const others = units.filter((unit) => unit !== base).map((unit) => childText(unit, 'unit_name'))
  if (others.length > 0)
    notes.add('units-dropped', `answers in ${others.join(', ').slice(0, 80).toWellFormed()} are no longer taken`)
  if (base && numberIn(question, 'unitgradingtype', 0) !== 0)
    notes.add('unit-marked', 'the unit was typed and marked too; now it stands beside the number')
  return base ? childText(base, 'unit_name') : ''
}

/** Spreadsheets of other languages write a comma. */
const toleranceOf = (answer: Element): number => {
  const tolerance = Math.abs(Number(childText(answer, 'tolerance').replace(',', '.')))
  return Number.isFinite(tolerance) ? tolerance : 0
}

const ownText = (element: Element): string =>
  element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

function matching(question: Element, reader: TextReader, isRich: boolean): FoundItem {
  const pairs: Pair[] = []
  const distractors = new Set<string>()
  for (const sub of elementsIn(question, 'subquestion')) {
    const answer = childOf(sub, 'answer')
    const plain = markdownOfText(textIn(childOf(answer ?? sub, 'text')), { notes: reader.notes, media: () => null })
    const text = isRich ? reader.markdown(answer) : answer ? plain : ''
    const prompt = reader.markdown(sub)
    if (prompt === '') distractors.add(text)
    else pairs.push({ prompt, answer: text })
  }
  for (const { answer } of pairs) distractors.delete(answer)
  const shuffle = isSet(question, 'shuffleanswers', true)
  return found({ kind: 'matching', pairs, distractors: [...distractors], shuffle, scoring: 'by-pair' })
}

function ordering(question: Element, reader: TextReader): FoundItem {
  const answers = elementsIn(question, 'answer').map((answer, i) => ({
    answer,
    i,
    place: Number(answer.attributes.get('fraction') ?? i),
  }))
  const steps = answers
    .toSorted((a, b) => a.place - b.place || a.i - b.i)
    .map(({ answer }) => ({ text: reader.markdown(answer), reason: reader.markdown(childOf(answer, 'feedback')) }))
  const settings = {
    grading: childText(question, 'gradingtype'),
    // Moodle's older names of both, and what it takes where neither stands.
    select: childText(question, 'selecttype') || childText(question, 'logical') || 'RANDOM',
    count: Number(childText(question, 'selectcount') || childText(question, 'studentsee') || '6'),
    steps: steps.length,
  }
  return found({ kind: 'ordering', steps, scoring: orderScoring(settings, reader.notes) })
}
