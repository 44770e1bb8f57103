import type { Element } from '../xml/element.ts'

/** QTI 3 spells `qti-simple-choice` and `response-identifier` what QTI 2 spells `simpleChoice` and `responseIdentifier`. */
export function withNamesOfVersion2(root: Element): Element {
  if (!root.name.startsWith('qti-')) return root
  return renamed(root)
}

const camel = (name: string): string => name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

function renamed(element: Element): Element {
  const isQti = element.name.startsWith('qti-')
  return {
    name: isQti ? camel(element.name.slice(4)) : element.name,
    attributes: isQti
      ? new Map([...element.attributes].map(([name, value]) => [camel(name), value]))
      : element.attributes,
    children: element.children.map((child) => (typeof child === 'string' ? child : renamed(child))),
    line: element.line,
  }
}
