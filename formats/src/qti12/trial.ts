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
  const read = conditions.flatMap((each) => conditionOf(each, { responseId, most }))
  const trier: Trier = (given) => {
    if (!effort.take(cost)) return null
    let score = 0
    let hasMatched = false
    const shown: string[] = []
    for (const condition of read) {
      if (!condition.holds({ given, hasMatched })) continue
      hasMatched ||= !condition.isOther
      for (const change of condition.changes) score = change(score)
      shown.push(...condition.feedback)
      if (condition.isLast) break
    }
    return { score, shown: () => shown }
  }
  return { trier, cost }
}

type Answer = { readonly given: readonly string[]; readonly hasMatched: boolean }
type Test = (answer: Answer) => boolean
type Change = (score: number) => number
/** A `respcondition`, read once for all trials. */
type Condition = {
  readonly holds: Test
  /** It is what nothing before it was. */
  readonly isOther: boolean
  readonly changes: readonly Change[]
  readonly feedback: readonly string[]
  readonly isLast: boolean
}

function conditionOf(condition: Element, known: { responseId: string; most: number }): Condition[] {
  const tests = childOf(condition, 'conditionvar')
  if (!tests) return []
  const changes = elementsIn(condition, 'setvar').map((variable) => changeOf(variable, known.most))
  const goesOn = /^yes$/i.test(condition.attributes.get('continue') ?? 'No')
  return [
    {
      holds: allOf(tests, known.responseId),
      isOther: descendants(tests, ['other']).length > 0,
      changes,
      feedback: elementsIn(condition, 'displayfeedback').map(({ attributes }) => attributes.get('linkrefid') ?? ''),
      isLast: !goesOn && changes.length > 0,
    },
  ]
}

function changeOf(variable: Element, most: number): Change {
  const written = textIn(variable).trim()
  const value = /^\w+\.max$/i.test(written) ? (Number.isFinite(most) ? most : 100) : Number(written || 'x')
  if (!Number.isFinite(value)) return (score) => score
  switch ((variable.attributes.get('action') ?? 'Set').toLowerCase()) {
    case 'add':
      return (score) => score + value
    case 'subtract':
      return (score) => score - value
    case 'multiply':
      return (score) => score * value
    case 'divide':
      return (score) => (value === 0 ? score : score / value)
    default:
      return () => value
  }
}

const testsIn = (parent: Element, responseId: string): readonly Test[] =>
  elementsIn(parent).map((each) => testOf(each, responseId))

function allOf(parent: Element, responseId: string): Test {
  const tests = testsIn(parent, responseId)
  return (answer) => tests.every((test) => test(answer))
}

function anyOf(parent: Element, responseId: string): Test {
  const tests = testsIn(parent, responseId)
  return (answer) => tests.some((test) => test(answer))
}

function testOf(test: Element, responseId: string): Test {
  switch (test.name) {
    case 'varequal':
    case 'varsubset': {
      const wanted = textIn(test).trim()
      const isAsked = (test.attributes.get('respident') ?? responseId) === responseId
      return ({ given }) => isAsked && given.includes(wanted)
    }
    case 'and':
      return allOf(test, responseId)
    case 'or':
      return anyOf(test, responseId)
    case 'not': {
      // Several within one `not` are meant as "none of these".
      const any = anyOf(test, responseId)
      return (answer) => !any(answer)
    }
    case 'other':
      return ({ hasMatched }) => !hasMatched
    case 'unanswered':
      return ({ given }) => given.length === 0
    default: {
      const isOfTime = test.name === 'durgte' || test.name === 'durlte'
      return () => isOfTime
    }
  }
}
