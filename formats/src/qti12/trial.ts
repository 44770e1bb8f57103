import { type Effort, elementCount } from '../question-import/effort.ts'
import type { Trier } from '../question-import/key-by-trial.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

/**
 * Marks an answer to one response as the item's `respcondition`s would, one after the other. Declared bounds are passed over:
 * conditions go beyond the highest in some files, and the lowest would hide what a wrong option costs.
 */
export function trierOf12(
  item: Element,
  responseId: string,
  effort: Effort,
): { readonly trier: Trier; readonly cost: number } {
  const processing = childOf(item, 'resprocessing')
  const conditions = processing ? elementsIn(processing, 'respcondition') : []
  const limits = processing ? descendants(processing, ['decvar'])[0]?.attributes : undefined
  const most = Number(limits?.get('maxvalue') ?? 'x')
  const cost = elementCount(processing)
  const trier: Trier = (given) => {
    if (!effort.take(cost)) return null
    let score = 0
    let hasMatched = false
    const shown: string[] = []
    for (const condition of conditions) {
      const tests = childOf(condition, 'conditionvar')
      if (!tests || !holds(tests, { given, responseId, hasMatched })) continue
      hasMatched ||= descendants(tests, ['other']).length === 0
      for (const variable of elementsIn(condition, 'setvar')) score = changed(score, variable, most)
      for (const feedback of elementsIn(condition, 'displayfeedback'))
        shown.push(feedback.attributes.get('linkrefid') ?? '')
      if (!/^yes$/i.test(condition.attributes.get('continue') ?? 'No') && elementsIn(condition, 'setvar').length > 0)
        break
    }
    return { score, shown }
  }
  return { trier, cost }
}

function changed(score: number, variable: Element, most: number): number {
  const written = textIn(variable).trim()
  const value = /^\w+\.max$/i.test(written) ? (Number.isFinite(most) ? most : 100) : Number(written || 'x')
  if (!Number.isFinite(value)) return score
  switch ((variable.attributes.get('action') ?? 'Set').toLowerCase()) {
    case 'add':
      return score + value
    case 'subtract':
      return score - value
    case 'multiply':
      return score * value
    case 'divide':
      return value === 0 ? score : score / value
    default:
      return value
  }
}

type Answer = { readonly given: readonly string[]; readonly responseId: string; readonly hasMatched: boolean }

/** All parts of a condition hold. `other` is what nothing before it was. */
function holds(parent: Element, answer: Answer): boolean {
  return elementsIn(parent).every((test) => isMet(test, answer))
}

function isMet(test: Element, answer: Answer): boolean {
  switch (test.name) {
    case 'varequal':
    case 'varsubset':
      return isGiven(test, answer)
    case 'and':
      return holds(test, answer)
    case 'or':
      return elementsIn(test).some((each) => isMet(each, answer))
    case 'not':
      // Several within one `not` are meant as "none of these".
      return !elementsIn(test).some((each) => isMet(each, answer))
    case 'other':
      return !answer.hasMatched
    case 'unanswered':
      return answer.given.length === 0
    default:
      return test.name === 'durgte' || test.name === 'durlte'
  }
}

function isGiven(test: Element, { given, responseId }: Answer): boolean {
  const asked = test.attributes.get('respident') ?? responseId
  const wanted = textIn(test).trim()
  return asked === responseId && given.includes(wanted)
}
