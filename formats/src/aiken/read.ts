import { ok } from '@cadre/kernel'
import { tooMany } from '../gift/read.ts'
import { markdownOfText } from '../markup/html-to-markdown.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { collectNotes } from '../question-import/notes.ts'
import { plainSource } from '../question-import/source-text.ts'

const optionLine = /^([A-Za-z])[.)](\s*)(\S.*)$/
const answerLine = /^ANSWER\s*:\s*([A-Za-z](?:\s*[,;&]\s*[A-Za-z])*)\s*(?:[.)].*)?$/i

/** An Aiken file as questions: text, lettered options, `ANSWER: X`. What stands between two answers is one question. */
export function readAiken(source: string | Uint8Array, limits: ImportLimits = importLimits): ReadResult {
  const plain = plainSource(source, 'aiken', limits)
  if (!plain.ok) return plain
  const { text, isGuessed } = plain.value
  const collector = questionCollector(limits, isGuessed)
  let begun: Begun = newQuestion(0)
  const lines = text.split('\n').map((line) => line.trim())
  const isAnswered = answersBelow(lines)
  for (const [i, line] of lines.entries()) {
    if (line === '') {
      begun = behindBlank(begun)
      continue
    }
    if (!collector.hasRoom()) {
      collector.skip('', { line: i + 1 }, tooMany(limits))
      begun = newQuestion(0)
      break
    }
    begun = readLine(line, i + 1, { begun, collector, isAnswered: isAnswered[i] === true })
  }
  if (begun.letters) finish(begun, begun.letters, collector)
  else if (begun.stem.length > 0) skip(begun, collector, 'no-answer', 'it has no line "ANSWER: …"')
  return ok(collector.done('aiken'))
}

type Begun = {
  readonly line: number
  readonly stem: string[]
  readonly options: { letter: string; text: string }[]
  /** Once its answer is read; what explains it may follow. */
  readonly letters: readonly string[] | null
  readonly why: readonly Line[]
  /** A blank line stands behind what explains it. */
  readonly isOver: boolean
  readonly isBehindWhy: boolean
  /** Its text may begin with the end of the explanation above it. */
  readonly isGuessed: boolean
}
type Line = { readonly text: string; readonly number: number }
const newQuestion = (line: number): Begun => ({
  line,
  stem: [],
  options: [],
  letters: null,
  why: [],
  isOver: false,
  isBehindWhy: false,
  isGuessed: false,
})

/** For each line: whether an answer follows before a blank line. */
function answersBelow(lines: readonly string[]): boolean[] {
  const below: boolean[] = []
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i] ?? ''
    below[i] = line !== '' && (below[i + 1] === true || answerLine.test(line))
  }
  return below
}

const behindBlank = (begun: Begun): Begun => ({
  ...begun,
  isOver: begun.why.length > 0,
  isGuessed: begun.isGuessed || (begun.isBehindWhy && begun.stem.length > 0 && begun.options.length === 0),
})
/** Aiken has no feedback, but people write it behind the answer. */
const whyLine = /^(?:feedback|explanation|rationale|justification)\s*:\s*(.*)$/i

type Reading = {
  readonly begun: Begun
  readonly collector: Collector
  /** An answer follows before a blank line. */
  readonly isAnswered: boolean
}

function readLine(line: string, number: number, reading: Reading): Begun {
  const { begun, collector } = reading
  if (begun.letters) return readBehind(line, number, { ...reading, letters: begun.letters })
  const answer = answerLine.exec(line)
  if (answer) return { ...begun, letters: (answer[1] ?? '').toUpperCase().split(/[^A-Z]+/) }
  if (/^ANSWER\s*:/i.test(line) && (begun.options.length > 0 || line.startsWith('ANSWER'))) {
    skip(begun, collector, 'no-answer', 'its line "ANSWER: …" names no option by its letter')
    return newQuestion(0)
  }
  const option = begun.stem.length > 0 ? optionOf(line, begun.options.length) : null
  if (option) {
    begun.options.push(option)
    return begun
  }
  if (begun.options.length > 0) {
    // Options went on, or an answer line is missing before the next question.
    skip(begun, collector, 'no-answer', 'it has no line "ANSWER: …" behind its options')
    return { ...newQuestion(number), stem: [line] }
  }
  begun.stem.push(line)
  return begun.line === 0 ? { ...begun, line: number } : begun
}

type Answered = Reading & { readonly letters: readonly string[] }

/** What stands behind an answer: its explanation up to a blank line, or the next question. */
function readBehind(line: string, number: number, reading: Answered): Begun {
  const { begun, letters, collector, isAnswered } = reading
  const [, marked] = whyLine.exec(line) ?? []
  if (marked !== undefined) return { ...begun, why: [...begun.why, { text: marked, number }], isOver: false }
  const next = { ...newQuestion(0), isBehindWhy: begun.why.length > 0 }
  if (begun.why.length === 0 || begun.isOver) {
    finish(begun, letters, collector)
    return readLine(line, number, { ...reading, begun: next })
  }
  const last = begun.why.at(-1)
  // Options of the next question: what was taken for the end of the explanation asks it.
  if (last && begun.why.length > 1 && isAnswered && optionOf(line, 0)?.letter === 'A') {
    finish({ ...begun, why: begun.why.slice(0, -1) }, letters, collector)
    const asking = { ...next, line: last.number, stem: [last.text], isGuessed: true }
    return readLine(line, number, { ...reading, begun: asking })
  }
  return { ...begun, why: [...begun.why, { text: line, number }] }
}

/** `B) text`, `b. text`; without the space only where the letter is the next one, or "U.S. law" would be an option. */
function optionOf(line: string, place: number): { letter: string; text: string } | null {
  const [, written = '', space = '', text = ''] = optionLine.exec(line) ?? []
  const letter = written.toUpperCase()
  if (letter === '') return null
  return space !== '' || letter.charCodeAt(0) - 65 === place ? { letter, text } : null
}

function finish(here: Begun, letters: readonly string[], collector: Collector): void {
  const { line, stem, options, why, isGuessed } = here
  const unknown = letters.find((letter) => !options.some((option) => option.letter === letter))
  if (stem.length === 0)
    return collector.skip(
      '',
      { line: Math.max(1, line) },
      { code: 'no-stem', words: 'an answer stands without a question' },
    )
  if (unknown !== undefined)
    return skip(here, collector, 'wrong-options', `its answer ${unknown} is none of its options`)
  const notes = collectNotes()
  const markdown = (text: string) => markdownOfText(text, { notes, media: () => null })
  const item = choiceItem(
    {
      options: options.map(({ letter, text }) => ({
        text: markdown(text),
        credit: letters.includes(letter) ? 100 / letters.length : 0,
      })),
      several: letters.length > 1,
      shuffle: true,
      scoring: 'all-or-nothing',
    },
    notes,
  )
  const explanation = markdown(why.map(({ text }) => text).join('\n'))
  if (isGuessed)
    notes.add('stem-guessed', 'its text may begin with the end of the explanation above it: look at where it begins')
  collector.add(
    { stem: markdown(stem.join('\n')), item, explanation, references: [], tags: [], category: [] },
    { line },
    notes,
  )
}

const skip = ({ line, stem }: Begun, collector: Collector, code: string, words: string): void =>
  collector.skip(stem[0] ?? '', { line: Math.max(1, line) }, { code, words })
