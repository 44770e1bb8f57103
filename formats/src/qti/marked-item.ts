import type { FoundItem } from '../question-import/found-item.ts'
import type { Notes } from '../question-import/notes.ts'
import type { Item } from '../question/index.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { choiceNames } from './body.ts'
import { declarationOf, identifierOf, type ItemSource, scoreOf } from './declaration.ts'
import { qtiItem } from './item.ts'
import type { Marking } from './trial.ts'

/** The item, with marking of its own that did not become ours noted. */
export function itemMarked(source: ItemSource, marking: Marking): FoundItem {
  const tried = qtiItem(source)
  // A key that was tried by rules which we follow half of the way may be wrong.
  const found = source.trier && marking.lost() !== null ? qtiItem({ ...source, trier: null }) : tried
  if (found.ok) noteRules(source, marking, found.item)
  return found
}

/** What an item declares as its most; null where it says nothing. */
export function pointsOf(root: Element): number | null {
  const name = scoreOf(root)
  const score = elementsIn(root, 'outcomeDeclaration').find((each) => identifierOf(each) === name)
  const most = elementsIn(root, 'outcomeDeclaration').find((each) => identifierOf(each) === 'MAXSCORE')
  const points = Number(score?.attributes.get('normalMaximum') ?? (most ? textIn(childOf(most, 'defaultValue')) : 'x'))
  return Number.isFinite(points) && points > 0 ? points : null
}

type Losses = { readonly interaction: Element; readonly notes: Notes; readonly dropped: readonly Element[] }

export function noteLosses(root: Element, { interaction, notes, dropped }: Losses): void {
  if (interaction.name === 'inlineChoiceInteraction')
    notes.add('gap-choice', 'a menu within a text became options below it')
  if (dropped.length > 0)
    notes.add('combined-feedback-dropped', 'feedback for right and wrong answers as a whole was dropped')
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
function noteRules(source: ItemSource, { lost }: Marking, { kind }: Item): void {
  const { root, interaction, context, trier } = source
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
    const parts = descendants(interaction, choiceNames).map((each) => [identifierOf(each)])
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
