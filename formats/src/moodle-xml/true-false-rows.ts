import type { FoundItem } from '../question-import/found-item.ts'
import type { Pair } from '../question/index.ts'
import { childOf, childText, type Element, elementsIn } from '../xml/element.ts'
import { isSet, type TextReader } from './text.ts'

/** Several statements, each with the same answers (the types `kprime` and `mtf`), as pairs of a statement and its answer. */
export function trueFalseRows(question: Element, reader: TextReader): FoundItem {
  const answers = new Map(
    elementsIn(question, 'column').map((column) => [
      column.attributes.get('number') ?? '',
      reader.markdown(childOf(column, 'responsetext')),
    ]),
  )
  const weights = elementsIn(question, 'weight').filter((weight) => Number(childText(weight, 'value')) > 0)
  const pairs = elementsIn(question, 'row').map((row): Pair => {
    const number = row.attributes.get('number')
    const right = weights.find((weight) => weight.attributes.get('rownumber') === number)
    return {
      prompt: reader.markdown(childOf(row, 'optiontext')),
      answer: answers.get(right?.attributes.get('columnnumber') ?? '') ?? '',
      reason: reader.markdown(childOf(row, 'feedbacktext')),
    }
  })
  if (pairs.some(({ answer }) => answer === ''))
    return { ok: false, note: { code: 'no-key', words: 'its file does not say which answer of a statement is right' } }
  const method = childText(question, 'scoringmethod').toLowerCase()
  const isByPair = method === 'subpoints'
  if (method === 'kprime')
    reader.notes.add('scoring', 'half the points for one wrong statement were dropped; it is marked all or nothing')
  reader.notes.add('statements', 'statements to be marked became a list with an answer for each')
  const used = new Set(pairs.map(({ answer }) => answer))
  const distractors = [...new Set(answers.values())].filter((answer) => answer !== '' && !used.has(answer))
  const shuffle = isSet(question, 'shuffleanswers', true)
  return {
    ok: true,
    item: { kind: 'matching', pairs, distractors, shuffle, scoring: isByPair ? 'by-pair' : 'all-or-nothing' },
  }
}
