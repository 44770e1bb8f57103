import type { Element } from '../xml/element.ts'
import { blocksOf } from './blocks.ts'
import type { MarkupContext } from './context.ts'
import { decodeReferences, htmlTree } from './html-tree.ts'

/** HTML as Markdown. What Markdown cannot say is noted, never silently lost. */
export function markdownOfHtml(html: string, context: MarkupContext): string {
  if (!html.includes('<')) return markdownOfElement(textTree(decodeReferences(html)), context)
  return markdownOfElement(htmlTree(html), context)
}

/** The content of an element of HTML or XHTML as Markdown. */
export function markdownOfElement(root: Element, context: MarkupContext): string {
  return blocksOf(root.children, { ...context, dollars: dollarsIn(root) > 1 }, 0).trim()
}

/** Plain text as Markdown: line breaks are kept, nothing in it means anything. */
export function markdownOfText(text: string, context: MarkupContext): string {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n[ \t]*\n\s*/)
  const children = paragraphs.map((paragraph): Element => ({
    name: 'p',
    attributes: new Map(),
    line: 0,
    children: paragraph.split('\n').flatMap((line, i) => (i === 0 ? [line] : [lineBreak, line])),
  }))
  return markdownOfElement({ name: '#root', attributes: new Map(), children, line: 0 }, context)
}

const lineBreak: Element = { name: 'br', attributes: new Map(), children: [], line: 0 }

const textTree = (text: string): Element => ({ name: '#root', attributes: new Map(), children: [text], line: 0 })

function dollarsIn(root: Element): number {
  let count = 0
  const waiting: (Element | string)[] = [...root.children]
  for (let next = waiting.pop(); next !== undefined && count < 2; next = waiting.pop()) {
    if (typeof next !== 'string') waiting.push(...next.children)
    else for (let at = next.indexOf('$'); at >= 0; at = next.indexOf('$', at + 1)) count++
  }
  return count
}
