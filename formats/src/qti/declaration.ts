import type { MarkupContext } from '../markup/context.ts'
import type { Trier } from '../question-import/key-by-trial.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

export type ItemSource = {
  /** The whole `assessmentItem`. */
  readonly root: Element
  readonly interaction: Element
  readonly points: number
  readonly context: MarkupContext
  /** The item's own marking; null when it has none, or none that we follow. */
  readonly trier: Trier | null
  /** How many elements one trial looks at. */
  readonly cost: number
  /** Feedback that belongs to one choice alone. */
  readonly reasonOf: (choice: Element) => string
}

export const identifierOf = (element: Element): string => element.attributes.get('identifier') ?? ''
export const responseOf = (interaction: Element): string =>
  interaction.attributes.get('responseIdentifier') ?? 'RESPONSE'
export const rounded = (credit: number): number => Number(credit.toFixed(5))

/** The outcome that holds the points: `SCORE`, or what a tool calls it where it declares no outcome of that name. */
export function scoreOf(root: Element): string {
  const numbers = elementsIn(root, 'outcomeDeclaration').filter((each) =>
    /^(?:float|integer)$/.test(each.attributes.get('baseType') ?? ''),
  )
  const names = numbers.map(identifierOf)
  if (names.length === 0 || names.includes('SCORE')) return 'SCORE'
  return names.find((name) => /score$/i.test(name) && !/^max/i.test(name)) ?? 'SCORE'
}

/** What a response declaration says: right values, and points by value. */
export function declarationOf({ root, interaction }: Pick<ItemSource, 'root' | 'interaction'>) {
  const declarations = elementsIn(root, 'responseDeclaration')
  const declaration =
    declarations.find((each) => identifierOf(each) === responseOf(interaction)) ??
    (declarations.length === 1 ? declarations[0] : undefined)
  const correct = childOf(declaration, 'correctResponse')
  const right = correct ? elementsIn(correct, 'value').map((value) => textIn(value).trim()) : []
  const mapping = childOf(declaration, 'mapping')
  const entries = (mapping ? elementsIn(mapping, 'mapEntry') : []).map((entry) => ({
    key: (entry.attributes.get('mapKey') ?? '').trim(),
    value: Number(entry.attributes.get('mappedValue') ?? '0') || 0,
    caseSensitive: entry.attributes.get('caseSensitive') !== 'false',
  }))
  const isMapped = entries.length > 0 && (usesMapping(root) || right.length === 0)
  return {
    right,
    entries,
    bounds: boundsOf(mapping),
    /** What a value is worth that the mapping does not name. */
    usual: Number(mapping?.attributes.get('defaultValue') ?? '0') || 0,
    isMapped,
    cardinality: declaration?.attributes.get('cardinality') ?? 'single',
    baseType: declaration?.attributes.get('baseType') ?? 'identifier',
  }
}

/** Between which the points of a mapping stay. */
function boundsOf(mapping: Element | undefined): { readonly low: number; readonly high: number } {
  const bound = (name: string, otherwise: number) => {
    const value = Number(mapping?.attributes.get(name) ?? 'x')
    return Number.isFinite(value) ? value : otherwise
  }
  return { low: bound('lowerBound', -Infinity), high: bound('upperBound', Infinity) }
}

function usesMapping(root: Element): boolean {
  const processing = childOf(root, 'responseProcessing')
  if (!processing || (elementsIn(processing).length === 0 && !processing.attributes.has('template'))) return true
  return (
    /map_response/.test(processing.attributes.get('template') ?? '') ||
    descendants(processing, ['mapResponse']).length > 0
  )
}
