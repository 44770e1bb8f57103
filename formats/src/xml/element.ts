/** Markup as a tree, from XML or HTML: names without prefix, in lower case for HTML. */
export type Element = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
  /** Line of the file where it begins; 0 when unknown. */
  readonly line: number
}

/** A loop: marking by trial asks this millions of times. */
export function elementsIn(parent: Element, name?: string): Element[] {
  const found: Element[] = []
  for (const child of parent.children)
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child)
  return found
}

/** The first child with that name. */
export const childOf = (parent: Element | undefined, name: string): Element | undefined => {
  for (const child of parent?.children ?? []) if (typeof child !== 'string' && child.name === name) return child
  return undefined
}

/** All text inside, without markup. */
export function textIn(element: Element | undefined): string {
  if (element === undefined) return ''
  let text = ''
  const waiting: (Element | string)[] = [...element.children].toReversed()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') text += next
    else waiting.push(...next.children.toReversed())
  }
  return text
}

/** Text of the first child with that name, trimmed; empty when there is none. */
export const childText = (parent: Element | undefined, name: string): string => textIn(childOf(parent, name)).trim()

/** Every element inside with one of these names, in document order; what is found is not searched itself. */
export function descendants(root: Element, names: readonly string[], limit = 10_000): Element[] {
  const found: Element[] = []
  const waiting: Element[] = elementsIn(root).toReversed()
  for (let next = waiting.pop(); next !== undefined && found.length < limit; next = waiting.pop()) {
    if (names.includes(next.name)) found.push(next)
    else waiting.push(...elementsIn(next).toReversed())
  }
  return found
}
