import { childOf, type Element, elementsIn, textIn } from '../xml/element.ts'
import type { MarkupState } from './context.ts'
import { dropped, formulaIn, inlineOf, transparent } from './inlines.ts'
import { tableOf } from './table.ts'

type Node = Element | string
/** Deeper lists and quotes become text. */
const deepest = 20

const blockNames = new Set([
  'p', 'div', 'section', 'article', 'header', 'footer', 'main', 'figure', 'figcaption', 'center', 'address', 'aside',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'dt', 'dd', 'li', 'pre', 'blockquote', 'table', 'hr', 'details',
  'summary', 'fieldset', 'form', 'html', 'body', 'contentBody', 'itemBody', 'body', 'tbody', 'tr', 'td', 'th',
]) // prettier-ignore

const isBlock = (node: Node): node is Element =>
  typeof node !== 'string' && (blockNames.has(node.name) || (transparent.has(node.name) && node.children.some(isBlock)))

/** Children as Markdown blocks, separated by blank lines; what stands between blocks becomes paragraphs. */
export function blocksOf(children: readonly Node[], state: MarkupState, depth: number): string {
  const blocks: string[] = []
  let run: Node[] = []
  let lastList = ''
  const push = (block: string, list = '') => {
    if (block === '') return
    blocks.push(block)
    lastList = list
  }
  const flush = () => {
    if (run.length > 0) push(paragraphOf(run, state))
    run = []
  }
  for (const child of children) {
    if (!isBlock(child) || depth > deepest) {
      run.push(child)
      continue
    }
    flush()
    if (child.name === 'ul' || child.name === 'ol') {
      // Two lists side by side need different marks, or they are one.
      const marker = lastList === `${child.name}1` ? 2 : 1
      push(listOf(child, state, depth, marker), `${child.name}${marker}`)
    } else push(blockOf(child, state, depth))
  }
  flush()
  return blocks.join('\n\n')
}

function blockOf(element: Element, state: MarkupState, depth: number): string {
  const { name, children } = element
  switch (name) {
    case 'pre':
      return fenced(element)
    case 'blockquote':
      return prefixed(blocksOf(children, state, depth + 1), '> ')
    case 'table':
      return tableOf(element, state, depth)
    case 'hr':
      return '---'
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const text = inlineOf(children, state).replaceAll(/\\?\n/g, ' ').trim()
      return text === '' ? '' : `${'#'.repeat(Number(name.slice(1)))} ${text.replace(/(#+)$/, '\\$1')}`
    }
    case 'dl':
    case 'dt':
    case 'dd':
      state.notes.add('definition-list', 'a definition list became paragraphs')
      return blocksOf(children, state, depth + 1)
    default:
      dropped(element, state)
      return blocksOf(children, state, depth + 1)
  }
}

function paragraphOf(run: readonly Node[], state: MarkupState): string {
  const [only] = run.filter((node) => typeof node !== 'string' || node.trim() !== '')
  const formula = run.length === 1 && typeof only === 'string' ? formulaIn(only.trim()) : null
  if (formula !== null) return `$$\n${formula}\n$$`
  return inlineOf(run, state, true)
}

const prefixed = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n')

function listOf(list: Element, state: MarkupState, depth: number, marker: 1 | 2): string {
  const items = elementsIn(list).filter(({ name }) => name === 'li')
  const others = elementsIn(list).filter(({ name }) => name !== 'li')
  if (others.length > 0) state.notes.add('list-content', 'a list held something that is no item; it became an item')
  const all = items.length === 0 ? others : elementsIn(list)
  const first = Number.parseInt(list.attributes.get('start') ?? '1', 10)
  const start = Number.isInteger(first) && first >= 0 ? first : 1
  const isLoose = items.some((item) => childOf(item, 'p') !== undefined)
  const written = all.map((item, i) => {
    const bullet = marker === 1 ? '-' : '*'
    const mark = list.name === 'ol' ? `${start + i}${marker === 1 ? '.' : ')'}` : bullet
    const content = item.name === 'li' ? blocksOf(item.children, state, depth + 1) : blocksOf([item], state, depth + 1)
    const body = isLoose ? content : content.replace(/\n\n(?=\s*(?:[-*]|\d+[.)]) )/g, '\n')
    return `${mark} ${body.replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`).replaceAll(/\n +(?=\n)/g, '\n')}`.trimEnd()
  })
  return written.join(isLoose ? '\n\n' : '\n')
}

function fenced(pre: Element): string {
  const code = childOf(pre, 'code') ?? pre
  const [, language = ''] =
    /(?:^|\s)(?:language|lang|brush:?)[-\s]?([\w+#-]+)/.exec(code.attributes.get('class') ?? '') ?? []
  const text = textIn(pre).replace(/^\n/, '').replace(/\n$/, '')
  let fence = '```'
  while (text.includes(fence)) fence += '`'
  return `${fence}${language}\n${text}\n${fence}`
}
