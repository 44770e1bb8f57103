import type { Element } from '../xml/element.ts'

const ownLines = new Set(['p', 'div', 'li', 'tr', 'pre'])

/** The lines of code within an element, where markup breaks them: at each `br`, and around each paragraph. */
export function codeLines(code: Element): string[] {
  const lines: string[] = ['']
  const add = (text: string) => lines.push((lines.pop() ?? '') + text)
  const begin = () => {
    if (lines.at(-1) !== '') lines.push('')
  }
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') add(child)
      else if (child.name === 'br') lines.push('')
      else if (ownLines.has(child.name)) {
        begin()
        walk(child)
        begin()
      } else walk(child)
    }
  }
  walk(code)
  if (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines
}
