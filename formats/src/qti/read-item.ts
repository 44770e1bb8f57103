import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { categoryPath } from '../gift/blocks.ts'
import type { Collector } from '../question-import/collector.ts'
import type { Place } from '../question-import/fidelity.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { bodyWithGap, interactionNames } from './body.ts'
import { qtiItem } from './item.ts'
import { withNamesOfVersion2 } from './normal-names.ts'

/** Where an item stands, what its file may show, and what its package says about it. */
export type ItemSurroundings = {
  readonly place: Place
  readonly collector: Collector
  readonly media: (address: string) => string | null
  readonly keywords: readonly string[]
}

/** One assessment item of QTI 2.1, 2.2 or 3.0. */
export function readQtiItem(written: Element, { place, collector, media, keywords }: ItemSurroundings): void {
  const root = withNamesOfVersion2(written)
  const id = root.attributes.get('identifier') ?? ''
  const title = (root.attributes.get('title') ?? '').trim()
  const here = { ...place, line: root.line, ...(id === '' ? {} : { item: id }) }
  const skip = (code: string, words: string) => collector.skip(title || id, here, { code, words })
  const body = childOf(root, 'itemBody')
  const interactions = body ? descendants(body, interactionNames) : []
  const [interaction, second] = interactions
  if (!body || !interaction) return skip('description', 'it asks nothing')
  if (second) return skip('several-interactions', `it asks ${interactions.length} things at once; ask them one by one`)
  const notes = collectNotes()
  const context: MarkupContext = { notes, media }
  const points = pointsOf(root)
  const found = qtiItem({ root, interaction, points, context })
  if (!found.ok) return skip(found.note.code, found.note.words)
  if (interaction.name === 'inlineChoiceInteraction')
    notes.add('gap-choice', 'a menu within a text became options below it')
  const prompt = childOf(interaction, 'prompt')
  const stem = [markdownOfElement(bodyWithGap(body), context), prompt ? markdownOfElement(prompt, context) : '']
  const category = keywords.find((keyword) => keyword.startsWith('category:'))
  collector.add(
    {
      ...(id === '' ? {} : { id }),
      ...(title === '' || title === id ? {} : { title }),
      stem: stem.filter((part) => part !== '').join('\n\n'),
      item: found.item,
      explanation: explanationOf(root, interaction, context),
      references: [],
      category: category === undefined ? [] : categoryPath(category.slice('category:'.length)),
      ...labelsOfTags(keywords.filter((keyword) => keyword !== category)),
      ...(points === 1 || points <= 0 || points > 1000 ? {} : { points }),
    },
    here,
    notes,
  )
}

function pointsOf(root: Element): number {
  const score = elementsIn(root, 'outcomeDeclaration').find((each) => each.attributes.get('identifier') === 'SCORE')
  const most = elementsIn(root, 'outcomeDeclaration').find((each) => each.attributes.get('identifier') === 'MAXSCORE')
  const points = Number(score?.attributes.get('normalMaximum') ?? (most ? textIn(childOf(most, 'defaultValue')) : '1'))
  return Number.isFinite(points) && points > 0 ? points : 1
}

const identifierOf = (element: Element): string => element.attributes.get('identifier') ?? ''
const forEveryone = /^(?:explanation|general|general_fb|feedback|solution)$/i

/** Modal feedback that belongs to no choice: shown to everybody, or for right and wrong answers as a whole. */
function explanationOf(root: Element, interaction: Element, context: MarkupContext): string {
  const choices = new Set(descendants(interaction, ['simpleChoice', 'inlineChoice']).map(identifierOf))
  const feedback = elementsIn(root, 'modalFeedback').filter((each) => !choices.has(identifierOf(each)))
  const general = feedback.filter((each) => forEveryone.test(identifierOf(each)))
  dropNote(feedback.length - general.length, context.notes)
  return general
    .map((each) => markdownOfElement(each, context))
    .filter((text) => text !== '')
    .join('\n\n')
}

function dropNote(count: number, notes: Notes): void {
  if (count > 0) notes.add('combined-feedback-dropped', 'feedback for right and wrong answers as a whole was dropped')
}
