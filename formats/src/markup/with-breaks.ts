import type { Element } from '../xml/element.ts'

type Node = Element | string
const lineBreak: Element = { name: 'br', attributes: new Map(), children: [], line: 0 }
const ownLines = new Set(['p', 'div', 'li', 'ul', 'ol', 'pre', 'tr', 'td', 'th', 'table', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']) // prettier-ignore

/** Blocks where only one line may stand: what parted them becomes a line break. */
export const withBreaks = (children: readonly Node[]): Node[] =>
  children.flatMap((child): Node[] => {
    if (typeof child === 'string') return [child]
    const inner = withBreaks(child.children)
    return ownLines.has(child.name) ? [lineBreak, ...inner, lineBreak] : [{ ...child, children: inner }]
  })
