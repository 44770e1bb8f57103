import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { categoryPath } from '../gift/blocks.ts'
import type { Collector } from '../question-import/collector.ts'
import type { Place } from '../question-import/fidelity.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import { childOf, descendants, type Element, elementsIn } from '../xml/element.ts'
import { bodyWithGap, choiceNames, feedbackNames, interactionNames, ownText } from './body.ts'
import { identifierOf, type ItemSource, responseOf } from './declaration.ts'
import { feedbackOf } from './feedback.ts'
import { itemMarked, noteLosses, pointsOf } from './marked-item.ts'
import { withNamesOfVersion2 } from './normal-names.ts'
import { readParts } from './read-parts.ts'
import { tidied } from './tidied.ts'
import { markingOf } from './trial.ts'

/** Where an item stands, what its file may show, and what its package says about it. */
export type ItemSurroundings = {
  readonly place: Place
  readonly collector: Collector
  readonly media: (address: string) => string | null
  readonly keywords: readonly string[]
  /** The key of the case study that a file of the package holds; null when there is none to find. */
  readonly stimulus?: (address: string) => string | null
}

const drawn = ['templateDeclaration', 'templateProcessing']

/** One assessment item of QTI 2.1, 2.2 or 3.0. */
export function readQtiItem(written: Element, surroundings: ItemSurroundings): void {
  const { place, collector, media, keywords } = surroundings
  const notes = collectNotes()
  const root = tidied(withNamesOfVersion2(written), notes)
  const id = identifierOf(root)
  const title = (root.attributes.get('title') ?? '').trim()
  const here = { ...place, line: root.line, ...(id === '' ? {} : { item: id }) }
  const skip = (code: string, words: string) => collector.skip(title || id, here, { code, words })
  const body = childOf(root, 'itemBody')
  const interactions = body ? withoutButtons(descendants(body, interactionNames), notes) : []
  const [interaction, second] = interactions
  if (!body || !interaction) return skip('description', 'it asks nothing')
  // A feedback may tell the points; a question that tells what it has drawn is none yet.
  if (descendants(root, drawn).length > 0 || descendants(bodyWithGap(body), ['printedVariable']).length > 0)
    return skip('template', 'it draws its numbers or words anew each time; write it with fixed ones')
  const most = collector.limits.list
  if (interactions.some((each) => descendants(each, choiceNames, most + 1).length > most))
    return skip('too-many-options', `it has more than the ${collector.limits.list} answers that are kept`)
  const category = keywords.find((keyword) => keyword.startsWith('category:'))
  const study = caseOf(root, surroundings, notes)
  const labels = {
    ...(id === '' ? {} : { id }),
    ...(title === '' || title === id ? {} : { title }),
    references: [],
    category: category === undefined ? [] : categoryPath(category.slice('category:'.length)),
    ...labelsOfTags(keywords.filter((keyword) => keyword !== category)),
    ...(study === null ? {} : { case: study }),
  }
  // One that goes on after a first answer shows them one after the other, by what was answered.
  const isInTurn =
    root.attributes.get('adaptive') === 'true' ||
    descendants(body, feedbackNames).some((each) => descendants(each, interactionNames).length > 0)
  if (second && isInTurn)
    return skip('several-interactions', `it asks ${interactions.length} things at once; ask them one by one`)
  const before = study === null ? '' : collector.caseText(study)
  if (second) return readParts({ root, body, interactions, before }, { labels, place: here, collector, media, notes })
  const context: MarkupContext = { notes, media }
  const marking = markingOf(root, responseOf(interaction), collector.effort)
  const feedback = feedbackOf({ root, body, interaction, trier: marking.trier, context })
  const points = pointsOf(root) ?? 1
  const { trier, cost } = marking
  const source: ItemSource = { root, interaction, points, context, trier, cost, reasonOf: feedback.reasonOf }
  const found = itemMarked(source, marking)
  if (!found.ok) return skip(found.note.code, found.note.words)
  noteLosses(root, { interaction, notes, dropped: feedback.dropped })
  const stem = [bodyWithGap(body), ...ownText(interaction)].map((part) => markdownOfElement(part, context))
  collector.add(
    {
      ...labels,
      stem: stem.filter((part) => part !== '').join('\n\n'),
      item: found.item,
      explanation: feedback.explanation,
      ...(points === 1 || points > 1000 ? {} : { points }),
    },
    here,
    notes,
  )
}

/** Buttons for a hint or the solution beside what is asked. */
function withoutButtons(interactions: readonly Element[], notes: Notes): Element[] {
  const asking = interactions.filter(({ name }) => name !== 'endAttemptInteraction')
  if (asking.length === 0) return [...interactions]
  if (asking.length < interactions.length) notes.add('hints-dropped', 'buttons for hints or the solution were dropped')
  return asking
}

function caseOf(root: Element, { stimulus }: ItemSurroundings, notes: Notes): string | null {
  const [reference] = elementsIn(root, 'assessmentStimulusRef')
  if (!reference) return null
  const key = stimulus?.(reference.attributes.get('href') ?? '') ?? null
  if (key === null) notes.add('stimulus-missing', 'the text it is about is not in the file')
  return key
}
