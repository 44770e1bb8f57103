import { ok, refuse } from '@cadre/kernel'
import { categoryPath } from '../gift/blocks.ts'
import { tooMany } from '../gift/read.ts'
import { type Collector, questionCollector } from '../question-import/collector.ts'
import type { ReadResult } from '../question-import/fidelity.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { importLimits, type ImportLimits } from '../question-import/limits.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import { sourceText } from '../question-import/source-text.ts'
import { childOf, childText, type Element, elementsIn, textIn } from '../xml/element.ts'
import { readXml } from '../xml/read.ts'
import { moodleItem } from './item.ts'
import { gapTextOf, gapTypes } from './gap-texts.ts'
import { readGaps } from './read-gaps.ts'
import { numberIn, oldImage, textReader } from './text.ts'

/** A Moodle XML file as questions, with what became of each. Questions are read one at a time; a broken file is refused whole. */
export function readMoodleXml(source: string | Uint8Array, limits: ImportLimits = importLimits): ReadResult {
  const text = sourceText(source, 'moodle-xml', limits)
  if (!text.ok) return text
  const collector = questionCollector(limits)
  let category: readonly string[] = []
  let isFull = false
  const read = readXml(text.value, limits, (child) => {
    if (child.name !== 'question' || isFull) return
    if (child.attributes.get('type') === 'category') {
      category = categoryPath(textIn(childOf(childOf(child, 'category'), 'text')))
    } else if (collector.hasRoom()) readQuestion(child, category, collector)
    else {
      isFull = true
      collector.skip('', { line: child.line }, tooMany(limits))
    }
  })
  const refused = (line: number, reason: string) =>
    refuse('questions.file-unreadable', { format: 'moodle-xml', place: { line }, reason } as const)
  if (!read.ok) return refused(read.details.line, read.details.reason)
  if (read.value.name !== 'quiz') {
    return refused(
      read.value.line,
      `its root is <${read.value.name.slice(0, 40).toWellFormed()}>, not <quiz> as in Moodle XML`,
    )
  }
  return ok(collector.done('moodle-xml'))
}

function readQuestion(question: Element, category: readonly string[], collector: Collector): void {
  const id = childText(question, 'idnumber')
  const place = { line: question.line, ...(id === '' ? {} : { item: id }) }
  const named = childOf(question, 'name')
  const name = textIn(childOf(named, 'text') ?? named).trim()
  const type = question.attributes.get('type') ?? ''
  const size = textIn(childOf(childOf(question, 'questiontext'), 'text')).length
  if (size > 50 * collector.limits.text) {
    return collector.skip(name, place, { code: 'too-long', words: 'the question is too long to be one' })
  }
  const readerOf = (notes: Notes) => textReader(question, collector.media, notes)
  const tags = ['tags', 'coursetags'].flatMap((list) =>
    elementsIn(childOf(question, list) ?? { ...question, children: [] }, 'tag').map((tag) => childText(tag, 'text')),
  )
  const labels = {
    ...(id === '' ? {} : { id }),
    // A question without a name is written with its key for one.
    ...(name === '' || name === id ? {} : { title: name }),
    references: [],
    category,
    ...labelsOfTags(tags),
  }
  const notes = collectNotes()
  const reader = readerOf(notes)
  if (gapTypes.includes(type)) {
    noteExtras(question, reader)
    const text = gapTextOf(type, question, collector.limits.list)
    return readGaps(text, question, { collector, place, labels, readerOf, notes })
  }
  const found = moodleItem(type, question, reader)
  if (!found.ok) return collector.skip(name, place, found.note)
  noteExtras(question, reader)
  const points = numberIn(question, 'defaultgrade', 1)
  collector.add(
    {
      ...labels,
      stem: [reader.markdown(childOf(question, 'questiontext')), oldImage(question, collector.media)]
        .filter((part) => part !== '')
        .join('\n\n'),
      item: found.item,
      explanation: reader.markdown(childOf(question, 'generalfeedback')),
      ...(points === 1 || points <= 0 || points > 1000 ? {} : { points }),
    },
    place,
    notes,
  )
}

/** What Moodle itself says when nobody wrote anything. */
const usualFeedback = new Set([
  '',
  'Your answer is correct.',
  'Your answer is partially correct.',
  'Your answer is incorrect.',
])

function noteExtras(question: Element, { markdown, notes }: ReturnType<typeof textReader>): void {
  const combined = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']
  if (combined.some((name) => !usualFeedback.has(markdown(childOf(question, name))))) {
    notes.add('combined-feedback-dropped', 'feedback for right, partly right and wrong answers as a whole was dropped')
  }
  if (elementsIn(question, 'hint').some((hint) => markdown(childOf(hint, 'hintcontent') ?? hint) !== '')) {
    notes.add('hints-dropped', 'hints between tries were dropped')
  }
}
