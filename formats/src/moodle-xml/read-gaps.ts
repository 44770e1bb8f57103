import { type Collector, type Draft, type Part, tooManyParts } from '../question-import/collector.ts'
import type { Place } from '../question-import/fidelity.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import { gapText } from '../question-import/gap-text.ts'
import { childOf, type Element } from '../xml/element.ts'
import { gapMark } from './cloze.ts'
import type { GapText } from './gap-texts.ts'
import type { TextReader } from './text.ts'

type Surroundings = {
  readonly collector: Collector
  readonly place: Place
  readonly labels: Omit<Draft, 'stem' | 'item'>
  readonly readerOf: (notes: Notes) => TextReader
  /** Of the question as a whole. */
  readonly notes: Notes
}

/** A text with gaps: one gap is a question with a gap in its text, several are a case with a question each. */
export function readGaps(
  { text, gaps }: GapText,
  question: Element,
  { collector, place, labels, readerOf, notes }: Surroundings,
): void {
  const written = childOf(question, 'questiontext')
  const title = labels.title ?? labels.id ?? ''
  const skip = (code: string, words: string) => collector.skip(title, place, { code, words })
  if (gaps.length === 0) return skip('no-gap', 'its text has no gap that Moodle would ask')
  if (gaps.length > collector.limits.list) return collector.skip(title, place, tooManyParts(collector.limits.list))
  const parts: Part[] = []
  for (const [i, gap] of gaps.entries()) {
    const own = i === 0 ? notes : collectNotes()
    const reader = readerOf(own)
    const found = gap.item(reader)
    if (!found.ok) return skip(found.note.code, found.note.words)
    const explanation = reader.markdown(childOf(question, 'generalfeedback'))
    const points = gap.points > 0 && gap.points <= 1000 && gap.points !== 1 ? { points: gap.points } : {}
    parts.push({ draft: { ...labels, stem: '', item: found.item, explanation, ...points }, notes: own })
  }
  const shown = readerOf(notes).markdown(withText(written, text))
  const [only, another] = parts
  if (only && !another) {
    notes.add('one-gap', 'the gap within its text became what the question asks')
    return collector.add({ ...only.draft, stem: shown.replace(gapMark, gapText()) }, place, notes)
  }
  let number = 0
  const whole = shown.replaceAll(gapMark, () => gapText(++number))
  if (number !== parts.length) return skip('no-gap', 'one of its gaps stands where no text is read')
  const numbered = parts.map(({ draft, notes: own }, i) => ({
    draft: { ...draft, stem: gapText(i + 1) },
    notes: own,
  }))
  collector.addParts(numbered, { title, text: whole }, place)
}

const withText = (written: Element | undefined, text: string): Element => ({
  name: 'questiontext',
  line: 0,
  attributes: written?.attributes ?? new Map<string, string>(),
  children: [
    { name: 'text', attributes: new Map(), children: [text], line: 0 },
    ...(written?.children ?? []).filter((child) => typeof child !== 'string' && child.name === 'file'),
  ],
})
