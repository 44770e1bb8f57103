import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

/**
 * Blackboard leaves two things unsaid that others write: what a right answer earns (it only shows the feedback named
 * "correct"), and what stands on the right of pairs (a block of its own, by position). The item with both written out.
 */
export function withBlackboardSpelledOut(item: Element): Element {
  return withPoints(withRightSides(item))
}

const made = (name: string, children: Element['children'], attributes: readonly [string, string][] = []): Element => ({
  name,
  attributes: new Map(attributes),
  children,
  line: 0,
})

const mapped = (element: Element, change: (child: Element) => Element | null): Element => ({
  ...element,
  children: element.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    const changed = change(child)
    return changed === null ? [] : [changed]
  }),
})

const isRight = (condition: Element): boolean =>
  elementsIn(condition, 'displayfeedback').some((each) => /^correct$/i.test(each.attributes.get('linkrefid') ?? ''))

/** Conditions that show "correct" earn the same each, where no condition earns anything. */
function withPoints(item: Element): Element {
  const processing = childOf(item, 'resprocessing')
  const conditions = processing ? elementsIn(processing, 'respcondition') : []
  const earns = conditions.some((each) => elementsIn(each, 'setvar').some((set) => !/^[\s0.]*$/.test(textIn(set))))
  const right = conditions.filter(isRight)
  if (earns || right.length === 0) return item
  const most = Number(descendants(item, ['decvar'])[0]?.attributes.get('maxvalue') ?? 'x')
  const responses = descendants(item, ['response_lid', 'response_str', 'response_num', 'response_grp'], 200).length
  const each = (most > 0 ? most : 100) / Math.max(1, responses)
  const points = made('setvar', [String(each)], [['action', 'Add']])
  return mapped(item, (child) =>
    child !== processing
      ? child
      : mapped(child, (condition) =>
          right.includes(condition) ? { ...condition, children: [...condition.children, points] } : condition,
        ),
  )
}

const flowOf = (item: Element, name: string): Element | undefined =>
  descendantWith(item, (each) => each.name === 'flow' && each.attributes.get('class') === name)

function descendantWith(root: Element, test: (element: Element) => boolean): Element | undefined {
  const waiting = elementsIn(root).toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (test(next)) return next
    waiting.push(...elementsIn(next).toReversed())
  }
  return undefined
}

/** Each answer of a pair gets the text that stands in its place of the right block, each response the text beside it. */
function withRightSides(item: Element): Element {
  const right = flowOf(item, 'RIGHT_MATCH_BLOCK')
  const left = flowOf(item, 'RESPONSE_BLOCK')
  if (!right || !left) return item
  const answers = elementsIn(right, 'flow').map((flow) => descendants(flow, ['material']))
  const rewrite = (element: Element): Element | null => {
    if (element === right) return null
    const response = element.name === 'flow' ? childOf(element, 'response_lid') : undefined
    if (!response) return mapped(element, rewrite)
    const prompt = elementsIn(element)
      .filter((each) => each !== response)
      .flatMap((each) => (each.name === 'material' ? [each] : descendants(each, ['material'])))
    let place = 0
    const labelled = (each: Element): Element =>
      each.name === 'response_label'
        ? { ...each, children: [...each.children, ...(answers[place++] ?? [])] }
        : mapped(each, labelled)
    const whole = mapped(response, labelled)
    return made('flow', [{ ...whole, children: [made('material', prompt), ...whole.children] }])
  }
  return mapped(item, rewrite)
}
