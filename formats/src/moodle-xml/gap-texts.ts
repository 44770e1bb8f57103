import { choiceItem } from '../question-import/choice-item.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import { childOf, childText, type Element, elementsIn, textIn } from '../xml/element.ts'
import { clozeItem, clozeText, gapMark, tooManyAnswers } from './cloze.ts'
import { isSet, numberIn, type TextReader } from './text.ts'

type AskedGap = { readonly points: number; readonly item: (reader: TextReader) => FoundItem }
/** A text as it was written, each gap a `gapMark`, and what its gaps ask. */
export type GapText = { readonly text: string; readonly gaps: readonly AskedGap[] }

/** Types that ask within their text. */
export const gapTypes: readonly string[] = ['cloze', 'multianswer', 'gapselect', 'ddwtos']

/** @param most answers of a gap that are kept */
export function gapTextOf(type: string, question: Element, most: number): GapText {
  const written = childOf(question, 'questiontext')
  const source = textIn(childOf(written, 'text') ?? written).replaceAll(gapMark, '')
  if (type === 'gapselect' || type === 'ddwtos') return wordGaps(question, source, most)
  const { text, gaps } = clozeText(source)
  return { text, gaps: gaps.map((gap) => ({ points: gap.weight, item: (reader) => clozeItem(gap, reader, most) })) }
}

/** `[[2]]` takes the second word; the words of its group are what it is chosen from. */
function wordGaps(question: Element, source: string, most: number): GapText {
  const words = [...elementsIn(question, 'selectoption'), ...elementsIn(question, 'dragbox')]
  const groupOf = (word: Element | undefined) => (word && childText(word, 'group')) || '1'
  const shuffle = isSet(question, 'shuffleanswers', false)
  const places = [...source.matchAll(/\[\[(\d{1,3})\]\]/g)].map(([, place]) => Number(place))
  const points = numberIn(question, 'defaultgrade', 1) / Math.max(1, places.length)
  const gaps = places.map((place): AskedGap => {
    const right = words[place - 1]
    return {
      points,
      item: (reader) => {
        if (!right) return none('no-key', `its gap [[${place}]] names none of its words`)
        const group = words.filter((word) => groupOf(word) === groupOf(right))
        if (group.length > most) return tooManyAnswers(group.length, most)
        const options = group.map((word) => ({ text: reader.markdown(word), credit: word === right ? 100 : 0 }))
        return found(choiceItem({ options, several: false, shuffle }, reader.notes))
      },
    }
  })
  return { text: source.replaceAll(/\[\[\d{1,3}\]\]/g, gapMark), gaps }
}
