import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { categoryPath } from '../gift/blocks.ts'
import type { Collector } from '../question-import/collector.ts'
import type { Place } from '../question-import/fidelity.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import type { Item } from '../question/index.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { bodyWithGap, interactionNames } from './body.ts'
import { declarationOf, identifierOf, type ItemSource, responseOf, scoreOf } from './declaration.ts'
import { feedbackOf } from './feedback.ts'
import { qtiItem } from './item.ts'
import { withNamesOfVersion2 } from './normal-names.ts'
import { tidied } from './tidied.ts'
import { type Marking, markingOf } from './trial.ts'

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
  if (second) return skip('several-interactions', `it asks ${interactions.length} things at once; ask them one by one`)
  // A feedback may tell the points; a question that tells what it has drawn is none yet.
  if (descendants(root, drawn).length > 0 || descendants(bodyWithGap(body), ['printedVariable']).length > 0)
    return skip('template', 'it draws its numbers or words anew each time; write it with fixed ones')
  const context: MarkupContext = { notes, media }
  const options = descendants(interaction, ['simpleChoice', 'inlineChoice'], collector.limits.list + 1).length
  if (options > collector.limits.list)
    return skip('too-many-options', `it has more than the ${collector.limits.list} answers that are kept`)
  const points = pointsOf(root)
  const marking = markingOf(root, responseOf(interaction), collector.effort)
  const { trier } = marking
  const feedback = feedbackOf({ root, body, interaction, trier, context })
  const { cost } = marking
  const source: ItemSource = { root, interaction, points, context, trier, cost, reasonOf: feedback.reasonOf }
  const tried = qtiItem(source)
  // A key that was tried by rules which we follow half of the way may be wrong.
  const found = trier && marking.lost() !== null ? qtiItem({ ...source, trier: null }) : tried
  if (!found.ok) return skip(found.note.code, found.note.words)
  noteLosses(root, { interaction, notes, dropped: feedback.dropped })
  noteRules(source, marking, found.item)
  const prompt = childOf(interaction, 'prompt')
  const stem = [
    markdownOfElement(bodyWithGap(body), context),
    prompt ? markdownOfElement(bodyWithGap(prompt), context) : '',
  ]
  const category = keywords.find((keyword) => keyword.startsWith('category:'))
  const study = caseOf(root, surroundings, notes)
  collector.add(
    {
      ...(id === '' ? {} : { id }),
      ...(title === '' || title === id ? {} : { title }),
      stem: stem.filter((part) => part !== '').join('\n\n'),
      item: found.item,
      explanation: feedback.explanation,
      references: [],
      category: category === undefined ? [] : categoryPath(category.slice('category:'.length)),
      ...labelsOfTags(keywords.filter((keyword) => keyword !== category)),
      ...(points === 1 || points <= 0 || points > 1000 ? {} : { points }),
      ...(study === null ? {} : { case: study }),
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

function pointsOf(root: Element): number {
  const name = scoreOf(root)
  const score = elementsIn(root, 'outcomeDeclaration').find((each) => identifierOf(each) === name)
  const most = elementsIn(root, 'outcomeDeclaration').find((each) => identifierOf(each) === 'MAXSCORE')
  const points = Number(score?.attributes.get('normalMaximum') ?? (most ? textIn(childOf(most, 'defaultValue')) : '1'))
  return Number.isFinite(points) && points > 0 ? points : 1
}

type Losses = { readonly interaction: Element; readonly notes: Notes; readonly dropped: number }

function noteLosses(root: Element, { interaction, notes, dropped }: Losses): void {
  if (interaction.name === 'inlineChoiceInteraction')
    notes.add('gap-choice', 'a menu within a text became options below it')
  if (dropped > 0) notes.add('combined-feedback-dropped', 'feedback for right and wrong answers as a whole was dropped')
  if (descendants(root, ['companionMaterialsInfo']).length > 0)
    notes.add('materials-dropped', 'what may be used beside it (a calculator, a ruler, a file) was dropped')
  if (descendants(root, ['include']).length > 0)
    notes.add('include-dropped', 'what it includes from another file was dropped')
}

/** Standard templates say no more than the declaration does. */
const known = /(?:^|\/)(?:CC2_)?(?:match|match_correct|map_response)(?:_basic)?(?:\.xml)?$/i

/** Rules that set nothing, or only which feedback is shown, mark nothing. */
function onlyShows(root: Element): boolean {
  const processing = childOf(root, 'responseProcessing')
  const names = elementsIn(root, 'outcomeDeclaration')
    .filter((each) => each.attributes.get('baseType') === 'identifier')
    .map(identifierOf)
  const set = processing ? descendants(processing, ['setOutcomeValue', 'lookupOutcomeValue']) : []
  return set.every((each) => names.includes(identifierOf(each)))
}

/** Marking of the file's own that did not become marking here: what it declares was taken, and somebody should look. */
function noteRules(source: ItemSource, { lost, trier }: Marking, { kind }: Item): void {
  const { root, interaction, context } = source
  const processing = childOf(root, 'responseProcessing')
  const template = processing?.attributes.get('template') ?? ''
  const unknown = template !== '' && elementsIn(processing ?? root).length === 0 && !known.test(template)
  const missed = lost() ?? (unknown ? template : null)
  if (missed !== null)
    context.notes.add(
      'rules-not-followed',
      `its own marking was not followed (${missed.slice(0, 100).toWellFormed()}); what its file declares as right is the key: look at it`,
    )
  else if (trier && kind !== 'numeric' && kind !== 'text') {
    const { right } = declarationOf(source)
    const parts = descendants(interaction, ['simpleChoice', 'inlineChoice']).map((each) => [identifierOf(each)])
    const none = trier([])?.score ?? 0
    const earns = [right, ...parts].some((given) => (trier(given)?.score ?? 0) > none)
    if (right.length > 0 && !earns && !onlyShows(root))
      context.notes.add(
        'key-unproven',
        'what its file declares as right earns nothing by its own marking: look at its key',
      )
  }
  if (root.attributes.get('adaptive') === 'true')
    context.notes.add('adaptive', 'it goes on after a first answer in its own program; here it is asked once')
}
