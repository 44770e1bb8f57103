import { type Effort, elementCount } from '../question-import/effort.ts'
import type { Trier } from '../question-import/key-by-trial.ts'
import { childOf, type Element, elementsIn } from '../xml/element.ts'
import { identifierOf, scoreOf } from './declaration.ts'
import { defaultOf, evaluated, type Scope } from './expression.ts'
import { lookedUp } from './lookup-table.ts'
import { isTrue, nothing, numberOf, scalarOf, single, type Value } from './value.ts'

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

/** Marks a response as the item's own rules would. */
export function markingOf(root: Element, responseIdentifier: string, effort: Effort): Marking {
  const processing = childOf(root, 'responseProcessing')
  const rules = processing ? elementsIn(processing) : []
  if (rules.length === 0) return { trier: null, lost: () => null, cost: 0 }
  let lost: string | null = null
  const declarations = new Map(elementsIn(root, 'responseDeclaration').map((each) => [identifierOf(each), each]))
  const declaration = declarations.get(responseIdentifier)
  const baseType = declaration?.attributes.get('baseType')
  const isOrdered = declaration?.attributes.get('cardinality') === 'ordered'
  const scoreName = scoreOf(root)
  const cost = elementCount(processing)
  const trier: Trier = (given) => {
    if (!effort.take(cost)) {
      lost ??= 'there is more to try in this file than is tried'
      return null
    }
    const variables = initialOutcomes(root, scoreName)
    variables.set(responseIdentifier, { items: given.map((each) => scalarOf(each, baseType)), isOrdered })
    const scope: Scope = {
      valueOf: (name) => variables.get(name) ?? nothing,
      declaration: (name) => declarations.get(name),
      outcome: (name) => elementsIn(root, 'outcomeDeclaration').find((each) => identifierOf(each) === name),
      lose: (name) => (lost ??= name),
    }
    if (run(rules, variables, scope) === 'lost') return null
    const score = numberOf(variables.get(scoreName) ?? nothing)
    const shown = [...variables]
      .filter(([name]) => !declarations.has(name) && name !== scoreName)
      .flatMap(([name, { items }]) => items.map((item) => `${name} ${String(item)}`))
    return { score: Number.isFinite(score) ? score : 0, shown }
  }
  return { trier: trier([]) === null ? null : trier, lost: () => lost, cost }
}

function initialOutcomes(root: Element, scoreName: string): Map<string, Value> {
  const outcomes = new Map<string, Value>([[scoreName, single(0)]])
  for (const declaration of elementsIn(root, 'outcomeDeclaration')) {
    const value = defaultOf(declaration)
    if (value.items.length > 0) outcomes.set(identifierOf(declaration), value)
  }
  return outcomes
}

type End = 'on' | 'over' | 'lost'

function run(rules: readonly Element[], variables: Map<string, Value>, scope: Scope): End {
  for (const rule of rules) {
    const end = runOne(rule, variables, scope)
    if (end !== 'on') return end
  }
  return 'on'
}

function runOne(rule: Element, variables: Map<string, Value>, scope: Scope): End {
  switch (rule.name) {
    case 'responseCondition':
      return runCondition(rule, variables, scope)
    case 'responseProcessingFragment':
      return run(elementsIn(rule), variables, scope)
    case 'exitResponse':
      return 'over'
    case 'setOutcomeValue': {
      const [expression] = elementsIn(rule)
      const value = expression ? evaluated(expression, scope) : nothing
      if (value === null) return 'lost'
      variables.set(identifierOf(rule), value)
      return 'on'
    }
    case 'lookupOutcomeValue':
      return lookUp(rule, variables, scope)
    default:
      scope.lose(rule.name)
      return 'lost'
  }
}

function lookUp(rule: Element, variables: Map<string, Value>, scope: Scope): End {
  const [expression] = elementsIn(rule)
  const source = expression ? evaluated(expression, scope) : nothing
  const value = source && lookedUp(scope.outcome(identifierOf(rule)), source)
  if (value === null) {
    if (source !== null) scope.lose(rule.name)
    return 'lost'
  }
  variables.set(identifierOf(rule), value)
  return 'on'
}

function runCondition(condition: Element, variables: Map<string, Value>, scope: Scope): End {
  for (const branch of elementsIn(condition)) {
    const parts = elementsIn(branch)
    if (branch.name === 'responseElse') return run(parts, variables, scope)
    const [test, ...rules] = parts
    const value = test ? evaluated(test, scope) : null
    if (value === null) return 'lost'
    if (isTrue(value)) return run(rules, variables, scope)
  }
  return 'on'
}
