import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import { severalKeyByTrial, singleKeyByTrial, type TriedKey } from '../question-import/key-by-trial.ts'
import type { Option } from '../question/index.ts'
import { descendants, type Element } from '../xml/element.ts'
import { declarationOf, identifierOf, type ItemSource, rounded } from './declaration.ts'
import { choiceNames, withoutFeedback } from './body.ts'

export function choice(source: ItemSource): FoundItem {
  const { interaction, context, reasonOf } = source
  const choices = descendants(interaction, choiceNames)
  const { cardinality } = declarationOf(source)
  const several = cardinality !== 'single'
  const key = keyOf(source, choices.map(identifierOf), several)
  if (!key) return none('no-key', 'its file does not say which answer is right')
  const options = choices.map((each, i): Option => ({
    text: markdownOfElement(withoutFeedback(each), context),
    credit: key.credits[i] ?? 0,
    reason: reasonOf(each),
  }))
  const most = Number(interaction.attributes.get('maxChoices') ?? '0')
  return found(
    choiceItem(
      {
        options,
        several,
        shuffle: isShuffled(source, choices),
        scoring: key.scoring,
        ...(most > 1 ? { choose: most } : {}),
      },
      context.notes,
    ),
  )
}

/** A choice that must keep its place keeps them all: "none of the above" stays the last. */
function isShuffled({ interaction, context }: ItemSource, choices: readonly Element[]): boolean {
  if (interaction.attributes.get('shuffle') !== 'true') return false
  if (choices.every((each) => each.attributes.get('fixed') !== 'true')) return true
  context.notes.add('order-of-options', 'some of its options keep their place, so all of them do')
  return false
}

const hasConditions = (root: Element): boolean =>
  descendants(root, ['responseProcessing']).some((each) => descendants(each, ['responseCondition']).length > 0)

/** How the item itself marks counts; where it has no rules of its own, what it declares. */
function keyOf(source: ItemSource, ids: readonly string[], several: boolean): TriedKey | null {
  const { right, entries, isMapped, usual, bounds } = declarationOf(source)
  const { trier, cost, context } = source
  const isPlainMapping = isMapped && !hasConditions(source.root)
  if (trier && !isPlainMapping) {
    const tried = several
      ? severalKeyByTrial(ids, right, { trier, cost, notes: context.notes })
      : singleKeyByTrial(ids, trier)
    if (tried) return tried
  }
  const rightIds =
    isMapped && right.length === 0 ? entries.filter(({ value }) => value > 0).map(({ key }) => key) : right
  if (!ids.some((id) => rightIds.includes(id))) return null
  const within = (value: number) => (several ? value : Math.min(bounds.high, Math.max(bounds.low, value)))
  const valueOf = new Map(entries.map(({ key, value }) => [key, within(value)]))
  const sum = entries.reduce((total, { value }) => total + Math.max(0, value), 0)
  const whole = several ? sum : Math.max(...entries.map(({ value }) => value))
  const isBelow = bounds.low < 0 && (usual < 0 || entries.some(({ value }) => value < 0))
  if (isMapped && several && isBelow) context.notes.add('scoring', 'its points no longer fall below 0')
  if (isMapped && several && bounds.high < sum)
    context.notes.add('scoring', 'some of its right options earned all of its points; now each earns its share')
  const share = 100 / (several ? rightIds.length : 1)
  const credits = ids.map((id) => {
    const credit =
      isMapped && whole > 0
        ? rounded(((valueOf.get(id) ?? within(usual)) / whole) * 100)
        : rightIds.includes(id)
          ? share
          : 0
    return Math.max(-100, Math.min(100, credit))
  })
  return { credits, scoring: isMapped ? 'by-credit' : 'all-or-nothing' }
}
