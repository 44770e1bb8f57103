import { tooMany } from '../gift/read.ts'
import type { MarkupContext } from '../markup/context.ts'
import { markdownOfHtml, markdownOfText } from '../markup/html-to-markdown.ts'
import type { ItemSurroundings } from '../qti/read-item.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { collectNotes } from '../question-import/notes.ts'
import { childOf, childText, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { qti12Item } from './item.ts'
import type { MaterialReader } from './material-reader.ts'

/** Every item of a `questestinterop` file; sections and assessments give the category. */
export function readQti12(root: Element, surroundings: ItemSurroundings): void {
  const { collector, place } = surroundings
  for (const item of descendants(root, ['item'], collector.limits.questions + 1)) {
    if (!collector.hasRoom()) {
      collector.skip('', { ...place, line: item.line }, tooMany(collector.limits))
      return
    }
    readItem(item, surroundings)
  }
}

function materialReader(context: MarkupContext): MaterialReader {
  return (element) => {
    if (!element) return ''
    return descendants(element, ['mattext', 'matimage'], 100)
      .map((text) => {
        if (text.name === 'matimage') return markdownOfHtml(`<img src="${text.attributes.get('uri') ?? ''}">`, context)
        const isHtml = /html/i.test(text.attributes.get('texttype') ?? '')
        return isHtml ? markdownOfHtml(textIn(text), context) : markdownOfText(textIn(text), context)
      })
      .filter((text) => text !== '')
      .join('\n\n')
  }
}

export function metadataOf(item: Element): ReadonlyMap<string, string> {
  const fields = descendants(childOf(item, 'itemmetadata') ?? { ...item, children: [] }, ['qtimetadatafield'], 100)
  return new Map(fields.map((field) => [childText(field, 'fieldlabel'), childText(field, 'fieldentry')]))
}

function readItem(item: Element, { collector, media, place }: ItemSurroundings): void {
  const metadata = metadataOf(item)
  const id = item.attributes.get('ident') ?? ''
  const title = (item.attributes.get('title') ?? '').trim()
  const here = { ...place, line: item.line, ...(id === '' ? {} : { item: id }) }
  const notes = collectNotes()
  const read = materialReader({ notes, media })
  const found = qti12Item(item, { metadata, read, notes })
  if (!found.ok) return collector.skip(title || id, here, found.note)
  const points = Number(metadata.get('points_possible') ?? metadata.get('cc_weighting') ?? '1')
  const tags = [...metadata].flatMap(([label, entry]) =>
    label === 'tag' ? entry.split('\n') : label === 'cc_question_category' ? [] : [],
  )
  const category = metadata.get('cc_question_category') ?? ''
  const presentation = childOf(item, 'presentation')
  const stem = childOf(presentation, 'material') ?? childOf(childOf(presentation, 'flow'), 'material')
  const feedback = elementsIn(item, 'itemfeedback')
  const identOf = (each: Element) => each.attributes.get('ident') ?? ''
  const general = feedback.filter((each) => identOf(each) === 'general_fb')
  if (
    feedback.some(
      (each) => /^(?:correct|general_incorrect|incorrect)(?:_fb)?$/.test(identOf(each)) && read(each) !== '',
    )
  ) {
    notes.add('combined-feedback-dropped', 'feedback for right and wrong answers as a whole was dropped')
  }
  collector.add(
    {
      ...(id === '' ? {} : { id }),
      ...(title === '' || title === id || title === 'Question' ? {} : { title }),
      stem: read(stem),
      item: found.item,
      explanation: general.map(read).join('\n\n'),
      references: [],
      category:
        category === '' ? [] : category.split(/\s*(?<!\/)\/(?!\/)\s*/).map((name) => name.replaceAll('//', '/')),
      ...labelsOfTags(tags),
      ...(points > 0 && points !== 1 && points <= 1000 ? { points } : {}),
    },
    here,
    notes,
  )
}
