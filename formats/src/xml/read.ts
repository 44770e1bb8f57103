import { characterEntities } from 'character-entities'
import { type Ok, ok, refuse, type Refusal } from '@cadre/kernel'
import { SaxesParser } from 'saxes'
import type { Element } from './element.ts'

export type XmlLimits = { readonly depth: number; readonly elements: number }
export type XmlRefusal = Refusal<'xml.unreadable', { readonly line: number; readonly reason: string }>

/** Above what any element of a real file has. */
const mostAttributes = 200

class Stop extends Error {}

/**
 * XML as a tree. A document type that defines entities is refused, any other is passed over and nothing is fetched: there are
 * no entities but those of XML and HTML, each one character or two. Depth and count are bounded.
 * With `onChild`, each child of the root is handed over when it ends and not kept, so a long file needs no memory.
 */
export function readXml(text: string, limits: XmlLimits, onChild?: (child: Element) => void): Ok<Element> | XmlRefusal {
  const parser = new SaxesParser({ xmlns: false, fragment: false })
  const builder = treeBuilder(limits, () => parser.line, onChild)
  let stopped: string | null = null
  const stop = (reason: string): never => {
    stopped ??= reason
    throw new Stop(reason)
  }
  Object.assign(parser.ENTITIES, htmlEntities)
  parser.on('doctype', (type) => {
    if (/<!ENTITY/i.test(type)) stop('it has a document type (<!DOCTYPE …>) that defines entities; remove it')
  })
  parser.on('error', (error) => stop(`this is not XML: ${plain(error.message)}`))
  parser.on('opentag', ({ name, attributes }) => builder.open(name, attributes, stop))
  parser.on('closetag', () => builder.close())
  parser.on('text', (part) => builder.text(part))
  parser.on('cdata', (part) => builder.text(part))
  try {
    parser.write(withoutDeclaration(text)).close()
  } catch (error) {
    if (stopped === null && !(error instanceof Error)) throw error
    stopped ??= error instanceof Error ? plain(error.message) : ''
  }
  const root = builder.root()
  if (stopped !== null || !root) {
    return refuse('xml.unreadable', { line: Math.max(1, parser.line), reason: stopped ?? 'it has no element' })
  }
  return ok(root)
}

/** The five of XML stay as they are: what `&amp;` and `&lt;` mean is not up to HTML. */
const htmlEntities: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(characterEntities).filter(([name]) => !['amp', 'lt', 'gt', 'quot', 'apos'].includes(name)),
)

/** The text is decoded already, and some tools write a declaration that is none; its lines stay. */
const withoutDeclaration = (text: string): string =>
  text.replace(/^\s*<\?xml\s[^>]{0,200}\?>/, (declaration) => declaration.replaceAll(/[^\n]/g, ''))

/** Saxes begins its messages with line and column. */
const plain = (message: string): string => message.replace(/^\d+:\d+: /, '')

type Open = { name: string; attributes: Map<string, string>; children: (Element | string)[]; line: number }

function treeBuilder({ depth, elements }: XmlLimits, line: () => number, onChild?: (child: Element) => void) {
  const open: Open[] = []
  let root: Element | null = null
  let count = 0
  return {
    open(name: string, attributes: Readonly<Record<string, string>>, stop: (reason: string) => never) {
      if (open.length >= depth) stop(`elements are nested more than ${depth} levels deep`)
      if (++count > elements) stop(`there are more than ${elements} elements`)
      const entries = Object.entries(attributes)
      if (entries.length > mostAttributes) stop(`an element has more than ${mostAttributes} attributes`)
      open.push({ name: localName(name), attributes: new Map(entries), children: [], line: line() })
    },
    close() {
      const element = open.pop()
      const parent = open.at(-1)
      if (!element) return
      if (!parent) root = element
      else if (onChild && open.length === 1) {
        count = 0
        onChild(element)
      } else parent.children.push(element)
    },
    text(part: string) {
      const parent = open.at(-1)
      if (!parent || (onChild && open.length === 1)) return
      const last = parent.children.length - 1
      const before = parent.children[last]
      if (typeof before === 'string') parent.children[last] = before + part
      else parent.children.push(part)
    },
    root: () => root,
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
