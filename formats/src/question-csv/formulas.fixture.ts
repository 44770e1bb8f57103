import { pick, seededRandom } from '@cadre/kernel'
import type { Item, Question } from '../question/index.ts'
import { csvRows } from './rows.ts'
import { writeQuestionCsv } from './write.ts'

/** The cells of what was written, as a spreadsheet reads them. */
const cellsIn = (text: string): string[] =>
  csvRows(text.replaceAll('\r\n', '\n'), ',', 1_000).rows.flatMap(({ cells }) => [...cells])

/** Cells that a spreadsheet would run. */
export const formulasIn = (text: string): string[] => cellsIn(text).filter((cell) => /^[=+\-@\t\r]/.test(cell))

const starts = ['=', '+', '-', '@', '\t', '\r', '\n=', "=cmd|'/C calc'!A0", '@SUM(1)', '+1+1', '-2+3', '"=1', ';=1', ',=1'] // prettier-ignore

/** A question of each kind, every text of which is made by `text`. */
const questionsOf = (at: number, text: (name: string) => string): Question[] => {
  const items: Item[] = [
    { kind: 'single', shuffle: true, options: [{ text: text('a'), credit: 100, reason: text('r') }, { text: text('b'), credit: -50 }] },
    { kind: 'ordering', scoring: 'all-or-nothing', steps: [{ text: text('a'), reason: text('r') }, { text: text('b') }] },
    { kind: 'matching', scoring: 'by-pair', shuffle: true, pairs: [{ prompt: text('p'), answer: text('a') }], distractors: [text('d')] },
    { kind: 'numeric', unit: text('u'), answers: [{ value: -4, tolerance: 0, credit: 100, reason: text('r') }] },
    { kind: 'text', caseSensitive: false, answers: [{ text: text('t'), credit: 100, reason: text('r') }] },
  ]
  return items.map((item, kind) => ({
    key: `q${at}-${kind}`, title: text('title'), stem: text('stem'), explanation: text('why'), scenarioSource: text('source'), item,
    references: [{ title: text('page'), url: 'https://example.org' }], tags: [text('tag')], category: [text('category')], enemies: [],
  }))
} // prettier-ignore

/** One question of each kind with a dangerous beginning in every text that it has. */
export const dangerousQuestions = (): Question[] =>
  starts.flatMap((start, at) => questionsOf(at, (name) => `${start}${name}`))

const pieces = [...starts, "'", '"', ',', ';', '\n', '\r\n', ' ', 'a', '1', '\u00a0', '\ufeff', '|', '!']
const questionsInSet = 50

/**
 * Texts put together at random of what begins, parts and quotes cells.
 * @param spoil what a careless writer makes of what was written
 * @returns how many cells were looked at, and those that are formulas
 */
export function formulasInRandomSets(
  { questions, seed }: { readonly questions: number; readonly seed: number },
  spoil = (text: string) => text,
): { readonly cells: number; readonly formulas: readonly string[] } {
  const random = seededRandom(seed)
  const text = (name: string) =>
    Array.from({ length: 1 + Math.floor(random.next() * 4) }, () => pick(random, pieces)).join('') + name
  let cells = 0
  const formulas: string[] = []
  for (let made = 0; made < questions; made += questionsInSet) {
    const set = Array.from({ length: questionsInSet / 5 }, (_, at) => questionsOf(at, text)).flat()
    const written = spoil(writeQuestionCsv({ questions: set, cases: [], media: [] }).text)
    cells += cellsIn(written).length
    formulas.push(...formulasIn(written))
  }
  return { cells, formulas }
}

/** Writers with one fault each: what they would have written. */
export const carelessWriters: readonly (readonly [string, (text: string) => string])[] = [
  ['forgets the apostrophe', (text) => text.replaceAll(/(^|,)("?)'(?=[=+\-@\t\r])/gm, '$1$2')],
  ['guards only what begins with an equals sign', (text) => text.replaceAll(/(^|,)("?)'(?=[+\-@\t\r])/gm, '$1$2')],
  ['guards only cells without quotes', (text) => text.replaceAll(/(^|,)"'(?=[=+\-@\t\r])/gm, '$1"')],
  ['parts one dangerous cell into two', (text) => text.replace(/"(;=1[^"]*)"/, '$1').replace(/";=1/, ',=1')],
]
