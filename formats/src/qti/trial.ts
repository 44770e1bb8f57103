import { type Effort, elementCount } from '../question-import/effort.ts'
import type { Trier } from '../question-import/key-by-trial.ts'
import { childOf, type Element, elementsIn } from '../xml/element.ts'
import { identifierOf, scoreOf } from './declaration.ts'
import { defaultOf } from './expression.ts'
import { rulesOf } from './rules.ts'
import { nothing, numberOf, scalarOf, single, type Value, valuesIn } from './value.ts'

/**
 * How an item marks: `trier` null when it has no rules of its own, or when we follow none of them. `lost` names what we don't
 * follow, once an answer has come to it: some branches are reached by some answers only.
 */
export type Marking = {
  readonly trier: Trier | null
  readonly lost: () => string | null
  /** How many elements one trial looks at, at most. */
  readonly cost: number
}

/**
 * Marks a response as the item's own rules would.
 * @param areOthersRight where an item asks several things, what its others are answered with: what they declare, or nothing
 */
export function markingOf(root: Element, responseIdentifier: string, effort: Effort, areOthersRight = false): Marking {
  const processing = childOf(root, 'responseProcessing')
  const rules = processing ? elementsIn(processing) : []
  if (rules.length === 0) return { trier: null, lost: () => null, cost: 0 }
  let lost: string | null = null
  const lose = (name: string) => void (lost ??= name)
  const declarations = new Map(elementsIn(root, 'responseDeclaration').map((each) => [identifierOf(each), each]))
  const declaration = declarations.get(responseIdentifier)
  const baseType = declaration?.attributes.get('baseType')
  const isOrdered = declaration?.attributes.get('cardinality') === 'ordered'
  const scoreName = scoreOf(root)
  const outcomes = outcomesOf(root)
  const spend = (steps: number): boolean => {
    const isGranted = effort.take(steps)
    if (!isGranted) lose('there is more to try in this file than is tried')
    return isGranted
  }
  const initial = initialOutcomes(root, scoreName)
  const initialOf = (name: string): Value => initial.get(name) ?? nothing
  const { run, tableEntries } = rulesOf(rules, {
    response: (name) => declarations.get(name),
    outcome: (name) => outcomes.get(name),
    initial: initialOf,
    lose,
    spend,
  })
  const others = areOthersRight ? rightAnswers(declarations) : []
  const isShowing = (name: string): boolean => !declarations.has(name) && name !== scoreName
  const cost = elementCount(processing)
  const trier: Trier = (given) => {
    if (!spend(cost + tableEntries)) return null
    const variables = new Map<string, Value>(others)
    variables.set(responseIdentifier, { items: given.map((each) => scalarOf(each, baseType)), isOrdered })
    if (run(variables) === 'lost') return null
    const score = numberOf(variables.get(scoreName) ?? initialOf(scoreName))
    const shown = (): string[] => {
      const all = new Map([...initial, ...variables].filter(([name]) => isShowing(name)))
      const names = [...all].flatMap(([name, { items }]) => items.map((item) => `${name} ${String(item)}`))
      return spend(names.length) ? names : []
    }
    return { score: Number.isFinite(score) ? score : 0, shown }
  }
  return { trier: trier([]) === null ? null : trier, lost: () => lost, cost }
}

const rightAnswers = (declarations: ReadonlyMap<string, Element>): [string, Value][] =>
  [...declarations].flatMap(([name, declaration]): [string, Value][] => {
    const right = childOf(declaration, 'correctResponse')
    const isOrdered = declaration.attributes.get('cardinality') === 'ordered'
    return right ? [[name, valuesIn(right, declaration.attributes.get('baseType'), isOrdered)]] : []
  })

/** The first of a name counts. */
const outcomesOf = (root: Element): ReadonlyMap<string, Element> =>
  new Map(
    elementsIn(root, 'outcomeDeclaration')
      .map((each) => [identifierOf(each), each] as const)
      .toReversed(),
  )

function initialOutcomes(root: Element, scoreName: string): Map<string, Value> {
  const outcomes = new Map<string, Value>([[scoreName, single(0)]])
  for (const declaration of elementsIn(root, 'outcomeDeclaration')) {
    const value = defaultOf(declaration)
    if (value.items.length > 0) outcomes.set(identifierOf(declaration), value)
  }
  return outcomes
}
