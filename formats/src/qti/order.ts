import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { withoutFeedback } from './body.ts'
import { declarationOf, identifierOf, type ItemSource } from './declaration.ts'

/** Orders that earn something, at most. */
const mostOrders = 100
const tiny = 1e-6

export function order(source: ItemSource): FoundItem {
  const { root, interaction, context, reasonOf } = source
  const right = rightOrder(source, childOf(root, 'responseProcessing'))
  const choices = elementsIn(interaction, 'simpleChoice')
  const steps = right.flatMap((id) => {
    const step = choices.find((each) => identifierOf(each) === id)
    return step ? [{ text: markdownOfElement(withoutFeedback(step), context), reason: reasonOf(step) }] : []
  })
  if (steps.length < choices.length) return none('wrong-steps', 'its right order does not name every step')
  return found({ kind: 'ordering', steps, scoring: scoringOf(right, source) })
}

const scoreOf = ({ trier }: ItemSource, given: readonly string[]): number => trier?.(given)?.score ?? 0

/** The order that earns the most: the declared one, one that the rules compare with, or the one they name step by step. */
function rightOrder(source: ItemSource, processing: Element | undefined): readonly string[] {
  const { right: declared } = declarationOf(source)
  const whole = (processing ? descendants(processing, ['ordered']) : []).map((each) =>
    elementsIn(each, 'baseValue').map((value) => textIn(value).trim()),
  )
  const scored = [declared, stepByStep(processing), ...whole.slice(0, mostOrders)].map((each) => ({
    each,
    score: scoreOf(source, each),
  }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  if (scored.some(({ score }) => score > 0 && score < best)) noteParts(source)
  return best > 0 ? (scored.find(({ score }) => score === best)?.each ?? declared) : declared
}

/** Rules that compare the first, the second … of what is given with a step each. */
function stepByStep(processing: Element | undefined): string[] {
  const steps: string[] = []
  for (const match of processing ? descendants(processing, ['match']) : []) {
    const place = Number(childOf(match, 'index')?.attributes.get('n') ?? 'x')
    const value = childOf(match, 'baseValue')
    if (value && Number.isInteger(place) && place >= 1 && place <= mostOrders) steps[place - 1] = textIn(value).trim()
  }
  return Array.from(steps, (step) => step ?? '')
}

/** By position where two neighbours that changed places cost just their own two shares. */
function scoringOf(right: readonly string[], source: ItemSource): 'all-or-nothing' | 'by-position' {
  const best = scoreOf(source, right)
  if (best <= 0 || right.length < 3) return 'all-or-nothing'
  const swapped = right.slice(1).map((_, i) => scoreOf(source, withSwapped(right, i)))
  const share = (best * (right.length - 2)) / right.length
  if (swapped.every((score) => Math.abs(score - share) < best * tiny)) return 'by-position'
  if (swapped.some((score) => score > tiny && score < best)) noteParts(source)
  return 'all-or-nothing'
}

const withSwapped = (order: readonly string[], i: number): string[] =>
  order.map((step, at) => (at === i ? (order[i + 1] ?? step) : at === i + 1 ? (order[i] ?? step) : step))

const noteParts = ({ context }: ItemSource): void =>
  context.notes.add('scoring', 'points for an order that is partly right were dropped; it is marked all or nothing')
