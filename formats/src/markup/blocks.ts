import { childOf, type Element, elementsIn } from '../xml/element.ts'
import { codeLines } from './code-lines.ts'
import type { MarkupState } from './context.ts'
import { dropped, formulaIn, inlineOf, isGone } from './inlines.ts'
import { listLabel } from './list-label.ts'
import { tableOf } from './table.ts'
import { withBreaks } from './with-breaks.ts'

type Node = Element | string
/** Deeper lists and quotes become text. */
const deepest = 20

const blockNames = new Set([
  'p', 'div', 'section', 'article', 'header', 'footer', 'main', 'figure', 'figcaption', 'center', 'address', 'aside',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'dt', 'dd', 'li', 'pre', 'blockquote', 'table', 'hr', 'details',
  'summary', 'fieldset', 'form', 'html', 'body', 'contentBody', 'itemBody', 'body', 'tbody', 'tr', 'td', 'th',
]) // prettier-ignore

/** A block, or something inline that holds one, as editors write it. */
const isBlock = (node: Node): node is Element =>
  typeof node !== 'string' &&
  (blockNames.has(node.name) || (!isGone(node.name) && node.name !== 'math' && node.children.some(isBlock)))

/** Marks that mean something, and may stand around blocks. */
const marks = new Set(['strong', 'b', 'em', 'i', 'del', 's', 'strike', 'a', 'sub', 'sup', 'q'])

/** Blocks with a mark around what is inline in each of them. */
function markedWithin(mark: Element, children: readonly Node[]): Node[] {
  const marked: Node[] = []
  let run: Node[] = []
  const flush = () => {
    const isBlank = run.every((node) => typeof node === 'string' && node.trim() === '')
    marked.push(...(isBlank ? run : [{ ...mark, children: run }]))
    run = []
  }
  for (const child of children) {
    if (!isBlock(child)) {
      run.push(child)
      continue
    }
    flush()
    marked.push(child.name === 'pre' ? child : { ...child, children: markedWithin(mark, child.children) })
  }
  flush()
  return marked
}

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
    case 'code':
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
      const text = inlineOf(withBreaks(children), state).replaceAll(/\\?\n/g, ' ').trim()
      return text === '' ? '' : `${'#'.repeat(Number(name.slice(1)))} ${text.replace(/(#+)$/, '\\$1')}`
    }
    case 'dl':
    case 'dt':
    case 'dd':
      state.notes.add('definition-list', 'a definition list became paragraphs')
      return blocksOf(children, state, depth + 1)
    default:
      if (dropped(element, state)) return ''
      return blocksOf(marks.has(name) ? markedWithin(element, children) : children, state, depth + 1)
  }
}

function paragraphOf(run: readonly Node[], state: MarkupState): string {
  const [only] = run.filter((node) => typeof node !== 'string' || node.trim() !== '')
  const formula = run.length === 1 && typeof only === 'string' ? formulaIn(only.trim()) : null
  if (formula !== null) return `$$\n${formula}\n$$`
  if (only !== undefined && typeof only !== 'string' && only.name === 'code' && codeLines(only).length > 1)
    return fenced(only)
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
  const label = listLabel(list)
  if (label) state.notes.add('list-letters', 'letters or Roman numerals of a list were written before its items')
  const written = all.map((item, i) => {
    const bullet = marker === 1 ? '-' : '*'
    const mark = list.name === 'ol' && !label ? `${start + i}${marker === 1 ? '.' : ')'}` : bullet
    const inner = item.name === 'li' ? item.children : [item]
    const content = blocksOf(label ? labelled(`${label(start + i)}. `, inner) : inner, state, depth + 1)
    const body = isLoose ? content : content.replace(/\n\n(?=\s*(?:[-*]|\d+[.)]) )/g, '\n')
    return `${mark} ${body.replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`).replaceAll(/\n +(?=\n)/g, '\n')}`.trimEnd()
  })
  return written.join(isLoose ? '\n\n' : '\n')
}

/** Items whose list counts in letters say them: their own words may refer to them. */
const labelled = (label: string, [first, ...rest]: readonly Node[]): Node[] =>
  typeof first === 'object' && first.name === 'p'
    ? [{ ...first, children: [label, ...first.children] }, ...rest]
    : typeof first === 'string'
      ? [label + first.trimStart(), ...rest]
      : [label, ...(first ? [first] : []), ...rest]

function fenced(pre: Element): string {
  const code = childOf(pre, 'code') ?? pre
  const [, language = ''] =
    /(?:^|\s)(?:language|lang|brush:?)[-\s]?([\w+#-]+)/.exec(code.attributes.get('class') ?? '') ?? []
  const text = codeLines(pre).join('\n').replaceAll('\u00a0', ' ').replace(/^\n/, '').replace(/\n$/, '')
  let fence = '```'
  while (text.includes(fence)) fence += '`'
  return `${fence}${language}\n${text}\n${fence}`
}
