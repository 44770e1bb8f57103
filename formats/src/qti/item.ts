import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Item, NumericAnswer, Option, Pair } from '../question/index.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

export type FoundItem = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly note: Note }
export type ItemSource = {
  /** The whole `assessmentItem`. */
  readonly root: Element
  readonly interaction: Element
  readonly points: number
  readonly context: MarkupContext
}
const found = (item: Item): FoundItem => ({ ok: true, item })
const none = (code: string, words: string): FoundItem => ({ ok: false, note: { code, words } })

export function qtiItem(source: ItemSource): FoundItem {
  const { interaction } = source
  switch (interaction.name) {
    case 'choiceInteraction':
    case 'inlineChoiceInteraction':
      return choice(source)
    case 'orderInteraction':
      return order(source)
    case 'matchInteraction':
      return match(source)
    case 'textEntryInteraction':
      return textEntry(source)
    case 'extendedTextInteraction':
      return none('essay', 'an essay is not marked by key; this bank has no essays')
    default:
      return none(interaction.name, `the interaction ${interaction.name} has no question of ours`)
  }
}

const identifier = (element: Element): string => element.attributes.get('identifier') ?? ''

/** What a response declaration says: right values, and points by value. */
function declarationOf({ root, interaction }: ItemSource) {
  const id = interaction.attributes.get('responseIdentifier') ?? 'RESPONSE'
  const declarations = elementsIn(root, 'responseDeclaration')
  const declaration = declarations.find((each) => identifier(each) === id) ?? declarations[0]
  const right = elementsIn(childOf(declaration, 'correctResponse') ?? root, 'value').map((value) =>
    textIn(value).trim(),
  )
  const mapping = childOf(declaration, 'mapping')
  const entries = elementsIn(mapping ?? root, 'mapEntry').map((entry) => ({
    key: (entry.attributes.get('mapKey') ?? '').trim(),
    value: Number(entry.attributes.get('mappedValue') ?? '0') || 0,
    caseSensitive: entry.attributes.get('caseSensitive') !== 'false',
  }))
  const isMapped = mapping !== undefined && entries.length > 0 && (usesMapping(root) || right.length === 0)
  return {
    right,
    entries,
    isMapped,
    cardinality: declaration?.attributes.get('cardinality') ?? 'single',
    baseType: declaration?.attributes.get('baseType') ?? 'identifier',
  }
}

function usesMapping(root: Element): boolean {
  const processing = childOf(root, 'responseProcessing')
  if (!processing) return true
  return (
    /map_response/.test(processing.attributes.get('template') ?? '') ||
    descendants(processing, ['mapResponse']).length > 0
  )
}

/** Feedback of one choice: shown with it, or as modal feedback of its name. */
function reasonOf(choice: Element, { root, context }: ItemSource): string {
  const modal = elementsIn(root, 'modalFeedback').find((each) => identifier(each) === identifier(choice))
  const inline = descendants(choice, ['feedbackInline', 'feedbackBlock'])
  return [modal, ...inline]
    .flatMap((each) => (each ? [markdownOfElement(each, context)] : []))
    .filter((text) => text !== '')
    .join('\n\n')
}

const withoutFeedback = (element: Element): Element => ({
  ...element,
  children: element.children.filter(
    (child) => typeof child === 'string' || !['feedbackInline', 'feedbackBlock'].includes(child.name),
  ),
})

function choice(source: ItemSource): FoundItem {
  const { interaction, context } = source
  const { right, entries, isMapped, cardinality } = declarationOf(source)
  const choices = elementsIn(interaction).filter(({ name }) => name === 'simpleChoice' || name === 'inlineChoice')
  const several = cardinality !== 'single'
  const valueOf = new Map(entries.map(({ key, value }) => [key, value]))
  const rightIds =
    isMapped && right.length === 0 ? entries.filter(({ value }) => value > 0).map(({ key }) => key) : right
  const sum = entries.reduce((total, { value }) => total + Math.max(0, value), 0)
  const whole = several ? sum : Math.max(...entries.map(({ value }) => value))
  const options = choices.map((each): Option => {
    const isRight = rightIds.includes(identifier(each))
    const even = isRight ? 100 / (several ? Math.max(1, rightIds.length) : 1) : 0
    const credit = isMapped && whole > 0 ? rounded(((valueOf.get(identifier(each)) ?? 0) / whole) * 100) : even
    return {
      text: markdownOfElement(withoutFeedback(each), context),
      credit: Math.max(-100, Math.min(100, credit)),
      reason: reasonOf(each, source),
    }
  })
  const most = Number(interaction.attributes.get('maxChoices') ?? '0')
  const shuffle = interaction.attributes.get('shuffle') === 'true'
  const scoring = isMapped ? 'by-credit' : 'all-or-nothing'
  return found(choiceItem({ options, several, shuffle, scoring, ...(most > 1 ? { choose: most } : {}) }, context.notes))
}

const rounded = (credit: number): number => Number(credit.toFixed(5))

function order(source: ItemSource): FoundItem {
  const { right } = declarationOf(source)
  const choices = elementsIn(source.interaction, 'simpleChoice')
  const steps = right.flatMap((id) => {
    const step = choices.find((each) => identifier(each) === id)
    return step
      ? [{ text: markdownOfElement(withoutFeedback(step), source.context), reason: reasonOf(step, source) }]
      : []
  })
  if (steps.length < choices.length) return none('wrong-steps', 'its right order does not name every step')
  return found({ kind: 'ordering', steps, scoring: 'all-or-nothing' })
}

function match(source: ItemSource): FoundItem {
  const { interaction, context } = source
  const { right, entries, isMapped } = declarationOf(source)
  const [left, far] = elementsIn(interaction, 'simpleMatchSet').map((set) => elementsIn(set, 'simpleAssociableChoice'))
  const pairs: Pair[] = []
  const used = new Set<Element>()
  const keys = right.length > 0 ? right : entries.filter(({ value }) => value > 0).map(({ key }) => key)
  for (const prompt of left ?? []) {
    const targets = keys.map((key) => key.split(/\s+/)).filter(([from]) => from === identifier(prompt))
    const answer = far?.find((each) => identifier(each) === targets[0]?.[1])
    if (targets.length !== 1 || !answer) return none('wrong-pairs', 'one of its prompts has no answer, or has several')
    used.add(answer)
    pairs.push({ prompt: markdownOfElement(prompt, context), answer: markdownOfElement(answer, context) })
  }
  const answers = new Set(pairs.map((pair) => pair.answer))
  const distractors = (far ?? [])
    .filter((each) => !used.has(each))
    .map((each) => markdownOfElement(each, context))
    .filter((text) => !answers.has(text))
  const shuffle = interaction.attributes.get('shuffle') === 'true'
  return found({ kind: 'matching', pairs, distractors, shuffle, scoring: isMapped ? 'by-pair' : 'all-or-nothing' })
}

function textEntry(source: ItemSource): FoundItem {
  const { right, entries, isMapped, baseType } = declarationOf(source)
  if (baseType === 'float' || baseType === 'integer') return numeric(source, right)
  const best = Math.max(...entries.map(({ value }) => value))
  const answers =
    isMapped && best > 0
      ? entries.map(({ key, value }) => ({ text: key, credit: Math.max(-100, rounded((value / best) * 100)) }))
      : right.map((text) => ({ text, credit: 100 }))
  return found({ kind: 'text', answers, caseSensitive: isMapped ? entries.some((entry) => entry.caseSensitive) : true })
}

/** Answers of a chain of conditions that compare with `equal`; without one, the right response alone. */
function numeric({ root, points }: ItemSource, right: readonly string[]): FoundItem {
  const branches = descendants(childOf(root, 'responseProcessing') ?? root, ['responseIf', 'responseElseIf'])
  const answers = branches.flatMap((branch): NumericAnswer[] => {
    const [equal] = descendants(branch, ['equal', 'equalRounded'])
    const [given] = equal ? descendants(equal, ['baseValue']) : []
    const value = Number(given ? textIn(given).trim() : right[0])
    const [score] = descendants(branch, ['setOutcomeValue'])
    const earned = score ? Number(descendants(score, ['baseValue']).map(textIn)[0] ?? points) : points
    if (!equal || !Number.isFinite(value)) return []
    const isAbsolute = equal.attributes.get('toleranceMode') === 'absolute'
    const tolerance = isAbsolute
      ? Math.abs(Number((equal.attributes.get('tolerance') ?? '0').trim().split(/\s+/)[0]))
      : 0
    return [
      {
        value,
        tolerance: Number.isFinite(tolerance) ? tolerance : 0,
        credit: Math.max(-100, Math.min(100, rounded((earned / points) * 100))),
      },
    ]
  })
  const plain = right
    .map(Number)
    .filter(Number.isFinite)
    .map((value) => ({ value, tolerance: 0, credit: 100 }))
  return found({ kind: 'numeric', answers: answers.length > 0 ? answers : plain })
}
