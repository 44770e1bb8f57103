import { type Element, textIn } from '../xml/element.ts'
import { escapeLineStart, escapeMarkdown } from './escape-markdown.ts'
import { codeLines } from './code-lines.ts'
import type { MarkupState } from './context.ts'
import { texOfMath } from './math-to-tex.ts'

type Node = Element | string

const styled = new Set(['font', 'big', 'small', 'u', 'ins', 'mark', 'center'])
const silentlyGone = new Set(['meta', 'link', 'title', 'wbr', 'col', 'colgroup', 'caption'])
const formula = /\\\(([\s\S]{1,2000}?)\\\)|\\\[([\s\S]{1,2000}?)\\\]|\$\$([\s\S]{1,2000}?)\$\$/g

/** The TeX of a text that is nothing but one displayed formula. */
export function formulaIn(text: string): string | null {
  const [, bracket, dollars] = /^(?:\\\[([\s\S]+?)\\\]|\$\$([\s\S]+?)\$\$)$/.exec(text) ?? []
  const tex = (bracket ?? dollars)?.trim()
  return tex === undefined || tex === '' ? null : tex
}

/** Nodes as one paragraph of Markdown. `asBlock`: its lines begin lines of the document. */
export function inlineOf(nodes: readonly Node[], state: MarkupState, asBlock = false): string {
  let text = join(nodes, state)
  if (text.includes('\ue000')) text = text.replaceAll(/[ \t\r\f]*\ue000[ \t\r\f]*/g, '\\\n')
  if (/[\t\r\f]| {2}/.test(text)) text = text.replaceAll(/[ \t\r\f]+/g, ' ')
  if (text.includes('\ue001')) text = text.replaceAll('\ue001', ' ')
  text = text.trimStart().replace(/^(?:\\\n|\s)+/, '')
  text = text.includes('\n') ? text.replace(/(?:\\\n|[ \t\n])+$/, '') : text.replace(/[ \t]+$/, '')
  return asBlock ? text.split('\n').map(escapeLineStart).join('\n') : text
}

/** Line breaks travel as U+E000 until white space has been collapsed, spaces of code as U+E001. */
function join(nodes: readonly Node[], state: MarkupState): string {
  const pieces: string[] = []
  let last = ''
  for (const [i, node] of nodes.entries()) {
    const next = () => firstCharacter(nodes.slice(i + 1, i + 4))
    const piece = typeof node === 'string' ? textOf(node, state) : elementOf(node, state, last, next)
    pieces.push(piece)
    if (piece !== '') last = piece.slice(-1)
  }
  return pieces.join('')
}

function textOf(text: string, state: MarkupState): string {
  const isClean = !/[\t\r\n\f\ue000\ue001]| {2}/.test(text)
  const clean = isClean ? text : text.replaceAll(/[\ue000\ue001]/g, '').replaceAll(/[ \t\r\n\f]+/g, ' ')
  if (!clean.includes('\\') && !clean.includes('$$')) return escapeMarkdown(clean, state)
  let out = ''
  let at = 0
  for (const found of clean.matchAll(formula)) {
    out += escapeMarkdown(clean.slice(at, found.index), state)
    out += `$${(found[1] ?? found[2] ?? found[3] ?? '').trim()}$`
    at = found.index + found[0].length
  }
  return out + escapeMarkdown(clean.slice(at), state)
}

function elementOf(element: Element, state: MarkupState, before: string, next: () => string): string {
  const { name, children, attributes } = element
  switch (name) {
    case 'br':
      return '\ue000'
    case 'strong':
    case 'b':
      return emphasised('**', join(children, state), { before, next, state })
    case 'em':
    case 'i':
      return emphasised('*', join(children, state), { before, next, state })
    case 'del':
    case 's':
    case 'strike':
      return emphasised('~~', join(children, state), { before, next, state })
    case 'code':
    case 'tt':
    case 'kbd':
    case 'samp':
      return codeLines(element).map(codeOf).join('\ue000')
    case 'q':
      return `“${join(children, state)}”`
    case 'a':
      return linkOf(element, state)
    case 'img':
      return imageOf(attributes, state)
    case 'object':
      if (!(attributes.get('type') ?? '').startsWith('image/'))
        return dropped(element, state) ? '' : join(children, state)
      return imageOf(new Map([...attributes, ['alt', textIn(element)]]), state)
    case 'sub':
    case 'sup':
      return scriptOf(name, children, state)
    case 'math':
      return mathOf(element, state)
    case 'rt':
      return readingOf(children, state)
    case 'rp':
      return ''
    default:
      return dropped(element, state) ? '' : join(children, state)
  }
}

const letterOrDigit = /[\p{L}\p{N}]/u
type Around = { readonly before: string; readonly next: () => string; readonly state: MarkupState }

/** Markdown's rules for emphasis: no space inside the marks, and no letter right behind marks that follow punctuation. */
function emphasised(mark: string, inner: string, { before, next, state }: Around): string {
  const [, left = '', core = '', right = ''] = /^([\s\ue000]*)([\s\S]*?)([\s\ue000]*)$/.exec(inner) ?? []
  if (core === '') return inner
  const previous = left === '' ? before : ' '
  const following = right === '' ? next() : ' '
  const opens = letterOrDigit.test(core.charAt(0)) || !letterOrDigit.test(previous)
  const closes = letterOrDigit.test(core.slice(-1)) || !letterOrDigit.test(following)
  const apart =
    !mark.startsWith(previous || '-') &&
    !core.startsWith(mark) &&
    !core.endsWith(mark) &&
    !core.includes('\ue000\ue000')
  if (opens && closes && apart) return `${left}${mark}${core}${mark}${right}`
  state.notes.add('emphasis-dropped', 'emphasis that begins or ends within a word was dropped')
  return inner
}

function firstCharacter(nodes: readonly Node[]): string {
  for (const node of nodes) {
    const text = typeof node === 'string' ? node : node.name === 'br' ? ' ' : textIn(node)
    if (text !== '') return text.charAt(0)
  }
  return ''
}

/** No-break spaces are how editors indent. */
function codeOf(text: string): string {
  const content = text.replaceAll(/[ \t\r\n\f\ue000\ue001]+/g, ' ').replaceAll(/\s/g, ' ')
  if (content.trim() === '') return content
  let fence = '`'
  while (content.includes(fence)) fence += '`'
  const pad =
    content.startsWith('`') || content.endsWith('`') || (content.startsWith(' ') && content.endsWith(' ')) ? ' ' : ''
  return `${fence}${pad}${content}${pad}${fence}`.replaceAll(' ', '\ue001')
}

function linkOf(element: Element, state: MarkupState): string {
  const text = join(element.children, state)
  const address = (element.attributes.get('href') ?? '').trim()
  if (address === '') return text
  const name = state.media(address)
  const target = name === null ? address : `media:${name}`
  if (name === null && !/^(?:https?:|mailto:)/i.test(address)) {
    state.notes.add('link-dropped', `a link to ${clipped(address)} was dropped; its text was kept`)
    return text
  }
  return text.trim() === '' ? text : `[${text.trim().replaceAll('\ue000', ' ')}](${destination(target)})`
}

function imageOf(attributes: ReadonlyMap<string, string>, state: MarkupState): string {
  const address = (attributes.get('src') ?? attributes.get('data') ?? '').trim()
  const alt = (attributes.get('alt') ?? '').replaceAll(/\s+/g, ' ').trim()
  const equation = equationOf(attributes)
  if (equation !== null) return equation
  const name = state.media(address)
  if (name !== null) return `![${escapeMarkdown(alt, state)}](media:${name})`
  if (/^https?:/i.test(address)) {
    state.notes.add('external-image', `the image ${clipped(address)} stays on its site`)
    return `![${escapeMarkdown(alt, state)}](${destination(address)})`
  }
  state.notes.add('image-missing', `the image ${clipped(address)} is not in the file`)
  return alt === '' ? '' : escapeMarkdown(`[image: ${alt}]`, state)
}

function scriptOf(name: 'sub' | 'sup', children: readonly Node[], state: MarkupState): string {
  const text = join(children, state).trim()
  if (text === '') return ''
  state.notes.add('sub-and-superscript', 'sub- and superscript became _ and ^')
  const long = text.length > 1 && !/^-?[\p{L}\p{N}]+$/u.test(text)
  return `${name === 'sub' ? '\\_' : '^'}${long ? `(${text})` : text}`
}

/** How characters are read stands above them in print, behind them here. */
function readingOf(children: readonly Node[], state: MarkupState): string {
  const text = join(children, state).trim()
  if (text === '') return ''
  state.notes.add('ruby', 'readings above characters became brackets behind them')
  return `(${text})`
}

function mathOf(element: Element, state: MarkupState): string {
  const words = (element.attributes.get('alttext') ?? '').trim()
  const tex = texOfMath(element) ?? (/[\\^_{}]/.test(words) ? words : null)
  state.notes.add(
    'mathml',
    tex === null ? 'a MathML formula became plain text' : 'a MathML formula became its TeX text',
  )
  if (tex !== null) return `$${tex.replaceAll('$', '').replaceAll(/\s+/g, ' ')}$`
  return escapeMarkdown(words || textIn(element).replaceAll(/\s+/g, ' ').trim(), state)
}

/** Canvas writes formulas as images that its server draws, with the TeX beside them. */
function equationOf(attributes: ReadonlyMap<string, string>): string | null {
  const tex =
    attributes.get('data-equation-content') ?? /^LaTeX:\s*([\s\S]+)$/.exec(attributes.get('alt') ?? '')?.[1] ?? ''
  const isEquation =
    (attributes.get('class') ?? '').includes('equation_image') ||
    /\/equation_images\//.test(attributes.get('src') ?? '')
  return isEquation && tex.trim() !== '' && !tex.includes('$') ? `$${tex.replaceAll(/\s+/g, ' ').trim()}$` : null
}

const media = new Set(['iframe', 'object', 'embed', 'audio', 'video', 'canvas', 'svg', 'applet'])
const active = new Set(['script', 'input', 'button', 'select', 'textarea'])
/** What a formula's drawing repeats beside the formula itself. */
const drawings = /(?:^|\s)(?:katex-html|MathJax_Preview)(?:\s|$)/
/** Names of elements that go with all that is in them. */
export const isGone = (name: string): boolean =>
  media.has(name) || active.has(name) || silentlyGone.has(name) || name === 'style'

/** Notes what an element says that Markdown does not. True when its content goes too. */
export function dropped(element: Element, { notes }: MarkupState): boolean {
  const { name, attributes } = element
  if (media.has(name)) {
    notes.add('media-dropped', `an embedded ${name} was dropped`)
    return true
  }
  if (active.has(name)) {
    notes.add('active-content', `a ${name} was removed`)
    return true
  }
  if (name === 'style') notes.add('styling-dropped', 'colours, sizes or alignment were dropped')
  if (name === 'style' || silentlyGone.has(name) || drawings.test(attributes.get('class') ?? '')) return true
  if (
    styled.has(name) ||
    /(?:color|background|font-(?:weight|style|size)|text-decoration)/.test(attributes.get('style') ?? '')
  ) {
    notes.add('styling-dropped', 'colours, sizes or alignment were dropped')
  }
  return false
}

const destination = (address: string): string => {
  const clean = address.replaceAll(/[\s<>\p{Cc}]/gu, (found) => encodeURIComponent(found))
  return /[()\\]/.test(clean) ? `<${clean}>` : clean
}

const clipped = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text)
