import { numberRange } from '../gift/numbers.ts'
import { htmlTree } from '../markup/html-tree.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import { patternOfMoodle } from '../question/text-pattern.ts'
import { textIn } from '../xml/element.ts'
import type { TextReader } from './text.ts'

/** A gap of a cloze text: `{2:SHORTANSWER:=right#why~%50%half~wrong}` is worth 2. */
export type ClozeGap = { readonly weight: number; readonly type: string; readonly source: string }
export type ClozeText = {
  /** As it was written, each gap a `gapMark`. */
  readonly text: string
  readonly gaps: readonly ClozeGap[]
}

/** Stands for a gap until its text is read. */
export const gapMark = '\ue020'
const start = /\{(\d*):([A-Z_]+):/g
const types =
  /^(?:(?:SHORTANSWER|SA|MW)(?:_?C)?|NUMERICAL|NM|(?:MULTICHOICE|MC)(?:_?[VH])?(?:_?S)?|(?:MULTIRESPONSE|MR)(?:_?H)?(?:_?S)?)$/

/** The gaps of a text, as Moodle finds them: a backslash hides a brace. */
export function clozeText(written: string): ClozeText {
  const source = written.replaceAll(gapMark, '')
  const gaps: ClozeGap[] = []
  let text = ''
  let from = 0
  for (const found of source.matchAll(start)) {
    const [whole, weight = '', type = ''] = found
    if (found.index < from || !types.test(type)) continue
    const inside = found.index + whole.length
    const end = closing(source, inside)
    if (end < 0) break
    gaps.push({ weight: weight === '' ? 1 : Number(weight), type, source: source.slice(inside, end) })
    text += source.slice(from, found.index) + gapMark
    from = end + 1
  }
  return { text: text + source.slice(from), gaps }
}

function closing(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source.charAt(at) === '\\') at++
    else if (source.charAt(at) === '}') return at
  }
  return -1
}

type Alternative = { readonly text: string; readonly credit: number; readonly feedback: string }

/** `=right#why~%50%half~wrong`: a `#` of `&#39;` parts nothing. */
const alternativesIn = (source: string): Alternative[] =>
  cutAt(source, '~').map((each) => {
    const [, sign = '', percent = '0', rest = ''] = /^\s*(=|%(-?\d+(?:[.,]\d*)?)%)?([\s\S]*)$/.exec(each) ?? []
    const [text = '', ...feedback] = cutAt(rest, '#')
    const credit = sign === '=' ? 100 : Number(percent.replace(',', '.'))
    return {
      text: shown(text).trim(),
      credit: Math.max(-100, Math.min(100, credit)),
      feedback: shown(feedback.join('#')).trim(),
    }
  })

function cutAt(source: string, sign: '~' | '#'): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < source.length; at++) {
    if (source.charAt(at) === '\\') at++
    else if (source.charAt(at) === sign && (sign === '~' || source.charAt(at - 1) !== '&')) {
      parts.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, source.slice(from)]
}

const shown = (text: string): string => text.replaceAll(/\\([\\}{#~/"])/g, '$1')

export const tooManyAnswers = (answers: number, most: number): FoundItem =>
  none('too-many-options', `a gap has ${answers} answers; at most ${most} are kept`)

/** What one gap asks. @param most answers that are kept */
export function clozeItem({ type, source }: ClozeGap, reader: TextReader, most: number): FoundItem {
  const parts = alternativesIn(source)
  if (parts.length > most) return tooManyAnswers(parts.length, most)
  const markdown = (html: string) => reader.markdown({ name: 'text', attributes: new Map(), children: [html], line: 0 })
  const answers = parts.map(({ feedback, ...each }) => ({ ...each, reason: markdown(feedback) }))
  if (type.startsWith('MULTI') || type.startsWith('MC') || type.startsWith('MR')) {
    const options = answers.map((each) => ({ ...each, text: markdown(each.text) }))
    const several = /^(?:MULTIRESPONSE|MR)/.test(type)
    return found(choiceItem({ options, several, shuffle: type.replace('RESPONSE', '').endsWith('S') }, reader.notes))
  }
  // What is typed is compared as it looks, not as it is written.
  const plain = answers.map((each) => ({ ...each, text: textIn(htmlTree(each.text)).trim() }))
  if (!type.startsWith('N'))
    return found({
      kind: 'text',
      answers: plain.map((each) => ({ ...each, text: patternOfMoodle(each.text) })),
      caseSensitive: /^(?:SHORTANSWER_?C|SAC|MWC)$/.test(type),
    })
  return numeric(plain, reader)
}

type Answer = { readonly text: string; readonly credit: number; readonly reason: string }

function numeric(answers: readonly Answer[], { notes }: TextReader): FoundItem {
  const numbers = answers.map(({ text, ...each }) => ({ ...each, text, range: numberRange(text) }))
  const wrong = numbers.find(({ text, range, credit }) => range === null && !(text === '*' && credit <= 0))
  if (wrong) return none('wrong-answers', `"${wrong.text.slice(0, 40).toWellFormed()}" in a gap is no number`)
  if (numbers.some(({ range, reason }) => range === null && reason !== ''))
    notes.add('reason-dropped', 'feedback for every other number was dropped')
  const kept = numbers.flatMap(({ range, credit, reason }) => (range === null ? [] : [{ ...range, credit, reason }]))
  return found({ kind: 'numeric', answers: kept })
}
