import { type Element, elementsIn } from '../xml/element.ts'
import { identifierOf } from './declaration.ts'
import { type Declared, type Expression, expressionReader, remembered } from './expression.ts'
import { lookupTableOf } from './lookup-table.ts'
import { isTrue, nothing, type Value } from './value.ts'

/** How rules went: on, over before their end, or lost in something that we don't follow. */
export type End = 'on' | 'over' | 'lost'
/** Carries out rules on what variables hold. */
export type Rule = (variables: Map<string, Value>) => End

export type Rules = {
  readonly run: Rule
  /** Entries of tables that one run looks through, at most. */
  readonly tableEntries: number
}

/** Reads the rules of response processing once, for all trials. */
export function rulesOf(elements: readonly Element[], declared: Declared): Rules {
  const read = expressionReader(declared)
  const tableOf = remembered((name: string) => lookupTableOf(declared.outcome(name)))
  let tableEntries = 0
  const expressionIn = (element: Element): Expression => {
    const [expression] = elementsIn(element)
    return expression ? read(expression) : () => nothing
  }
  const ruleOf = (element: Element): Rule => {
    switch (element.name) {
      case 'responseCondition':
        return conditionOf(element)
      case 'responseProcessingFragment':
        return allOf(elementsIn(element))
      case 'exitResponse':
        return () => 'over'
      case 'setOutcomeValue': {
        const [name, valueOf] = [identifierOf(element), expressionIn(element)]
        return (variables) => setting(variables, name, valueOf(variables))
      }
      case 'lookupOutcomeValue':
        return lookupOf(element)
      default:
        return () => lostBy(element.name)
    }
  }
  const lostBy = (name: string): End => (declared.lose(name), 'lost')
  const allOf = (several: readonly Element[]): Rule => {
    const rules = several.map(ruleOf)
    return (variables) => {
      for (const rule of rules) {
        const end = rule(variables)
        if (end !== 'on') return end
      }
      return 'on'
    }
  }
  const lookupOf = (element: Element): Rule => {
    const [name, sourceOf] = [identifierOf(element), expressionIn(element)]
    const table = tableOf(name)
    tableEntries += table?.size ?? 0
    return (variables) => {
      const source = sourceOf(variables)
      if (source === null) return 'lost'
      return table ? setting(variables, name, table.of(source)) : lostBy(element.name)
    }
  }
  const conditionOf = (condition: Element): Rule => {
    const branches = elementsIn(condition).map((branch) => {
      const [test, ...rules] = elementsIn(branch)
      if (branch.name === 'responseElse') return { holds: null, run: allOf(elementsIn(branch)) }
      return { holds: test ? read(test) : () => null, run: allOf(rules) }
    })
    return (variables) => {
      for (const { holds, run } of branches) {
        const value = holds && holds(variables)
        if (holds && value === null) return 'lost'
        if (value === null || isTrue(value)) return run(variables)
      }
      return 'on'
    }
  }
  const run = allOf(elements)
  return { run, tableEntries }
}

function setting(variables: Map<string, Value>, name: string, value: Value | null): End {
  if (value === null) return 'lost'
  variables.set(name, value)
  return 'on'
}
