import { characterEntities } from 'character-entities'
import type { Element } from '../xml/element.ts'

const voids = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'embed',
  'source',
  'track',
  'wbr',
])
const rawText = new Set(['script', 'style', 'textarea', 'title'])
const blocks = new Set(['p', 'div', 'ul', 'ol', 'table', 'pre', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'])
/** What an opening tag ends without being told: the last of these that is open, up to a container. */
const ends: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['tr', 'td', 'th'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
}
const containers = new Set(['ul', 'ol', 'table', 'dl', 'select', 'blockquote', 'tbody', 'thead'])

type Open = { name: string; attributes: ReadonlyMap<string, string>; children: (Element | string)[]; line: number }
const attributePattern = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/**
 * HTML as people and editors write it, as a tree: tags that are not closed are closed, stray ones are dropped, references
 * are decoded, comments are left out. Never fails; what is deeper than `depth` loses its tags and keeps its text.
 */
export function htmlTree(html: string, depth = 100): Element {
  const root: Open = { name: '#root', attributes: new Map(), children: [], line: 0 }
  const open: Open[] = [root]
  let at = 0
  for (let found = nextTag(html, 0); found !== null; found = nextTag(html, at)) {
    addText(open, html.slice(at, found.start))
    at = found.end
    if (found.closes !== undefined) close(open, found.closes)
    else if (found.opens !== undefined) {
      const name = found.opens
      makeRoom(open, name)
      const element: Open = { name, attributes: attributesOf(found.attributes), children: [], line: 0 }
      open.at(-1)?.children.push(element)
      if (rawText.has(name)) at = skipRaw(html, at, name)
      else if (!voids.has(name) && !found.attributes.endsWith('/') && open.length < depth) open.push(element)
    }
  }
  addText(open, html.slice(at))
  return root
}

type Tag = { start: number; end: number; closes?: string; opens?: string; attributes: string }

/** The next tag or comment; null when there is none. Each character is looked at once, whatever is left open. */
function nextTag(html: string, from: number): Tag | null {
  for (let start = html.indexOf('<', from); start >= 0; start = html.indexOf('<', start + 1)) {
    const next = html.charAt(start + 1)
    if (!/[a-zA-Z/!?]/.test(next)) continue
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4)
      return { start, end: end < 0 ? html.length : end + 3, attributes: '' }
    }
    const end = endOfTag(html, start + 1)
    if (end < 0) return null
    const inside = html.slice(start + 1, end)
    if (next === '!' || next === '?') return { start, end: end + 1, attributes: '' }
    const [whole = '', slash = '', name = ''] = /^(\/?)([a-zA-Z][^\s/>]*)/.exec(inside) ?? []
    if (name === '') return { start, end: end + 1, attributes: '' }
    const tag = { start, end: end + 1, attributes: inside.slice(whole.length) }
    return slash === '/' ? { ...tag, closes: name.toLowerCase() } : { ...tag, opens: name.toLowerCase() }
  }
  return null
}

/** Where the tag's `>` stands: not within a quoted value. A quote that is never closed is none. */
function endOfTag(html: string, from: number): number {
  let end = html.indexOf('>', from)
  let at = from
  while (end >= 0) {
    const found = /=\s*(["'])/.exec(html.slice(at, end))
    if (!found) return end
    const closing = html.indexOf(found[1] ?? '', at + found.index + found[0].length)
    if (closing < 0) return end
    at = closing + 1
    if (closing > end) end = html.indexOf('>', closing)
  }
  return -1
}

function addText(open: readonly Open[], text: string): void {
  if (text !== '') open.at(-1)?.children.push(decodeReferences(text.replaceAll(unended, '&$1;')))
}

function close(open: Open[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name)
  if (at > 0) open.length = at
}

function makeRoom(open: Open[], name: string): void {
  const ended = ends[name]
  if (ended) {
    const wall = open.findLastIndex((element) => containers.has(element.name))
    const at = open.findIndex((element, i) => i > wall && ended.includes(element.name))
    if (at > 0) open.length = at
  } else if (blocks.has(name) && open.at(-1)?.name === 'p') open.pop()
}

function skipRaw(html: string, from: number, name: string): number {
  const end = html.toLowerCase().indexOf(`</${name}`, from)
  const close = end < 0 ? -1 : html.indexOf('>', end)
  return close < 0 ? html.length : close + 1
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>()
  if (source === '' || source === '/') return attributes
  for (const [, name = '', double, single, bare] of source.matchAll(attributePattern)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeReferences(double ?? single ?? bare ?? ''))
  }
  return attributes
}

/** Those that browsers take without their semicolon, as old editors wrote them. */
const unended = /&(amp|lt|gt|quot|nbsp)(?![a-zA-Z0-9;=])/g

/** `&amp;`, `&#38;`, `&#x26;` and the named references of HTML; what is none stays as it is. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g, (whole, ...parts) => {
    const [decimal, hex, name] = parts
    if (typeof name === 'string')
      return Object.hasOwn(characterEntities, name) ? (characterEntities[name] ?? whole) : whole
    const point = typeof decimal === 'string' ? Number.parseInt(decimal, 10) : Number.parseInt(String(hex), 16)
    const isText = point > 31 || point === 9 || point === 10 || point === 13
    return isText && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : '\ufffd'
  })
}
