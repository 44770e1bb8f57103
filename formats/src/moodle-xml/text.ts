import { bytesOfBase64 } from '../bytes/base64.ts'
import { markdownOfMoodle } from '../gift/text.ts'
import type { MarkupContext } from '../markup/context.ts'
import { markdownOfHtml, markdownOfText } from '../markup/html-to-markdown.ts'
import { markdownOfTagged } from '../markup/tagged-markdown.ts'
import type { MediaShelf } from '../question-import/media-shelf.ts'
import type { Notes } from '../question-import/notes.ts'
import { childOf, childText, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

/** Reads the texts of one question: each has its format, and files that it shows as `@@PLUGINFILE@@/NAME`. */
export type TextReader = {
  readonly notes: Notes
  /** The text of an element such as `<questiontext>`; empty when there is none. */
  readonly markdown: (element: Element | undefined) => string
}

const pluginFile = '@@PLUGINFILE@@/'

export function textReader(question: Element, shelf: MediaShelf, notes: Notes): TextReader {
  const everywhere = filesIn(descendants(question, ['file']))
  const usual = childOf(question, 'questiontext')?.attributes.get('format') ?? 'html'
  return {
    notes,
    markdown: (element) => {
      if (!element) return ''
      // Each text has files of its own: the same name may mean another file in another text.
      const own = filesIn(elementsIn(element, 'file'))
      const media = (address: string): string | null => {
        if (address.startsWith('data:')) return embedded(address, shelf)
        if (!address.startsWith(pluginFile)) return null
        const path = decoded(address.slice(pluginFile.length).replace(/\?.*$/, ''))
        const file = own.get(path) ?? everywhere.get(path)
        const bytes = file && bytesOfFile(file)
        return bytes ? shelf.put(file.attributes.get('name') ?? 'file', bytes) : null
      }
      return markdownOf(element, usual, { notes, media })
    },
  }
}

const filesIn = (files: readonly Element[]) => new Map(files.map((file) => [pathOf(file), file]))

/** The one image that a question of Moodle 1 could have, beside its text. */
export function oldImage(question: Element, shelf: MediaShelf): string {
  const bytes = bytesOfBase64(childText(question, 'image_base64'))
  const name = childText(question, 'image')
  const kept = name !== '' && bytes && bytes.length > 0 ? shelf.put(name, bytes) : null
  return kept === null ? '' : `![](media:${kept})`
}

function markdownOf(element: Element, usual: string, context: MarkupContext): string {
  const inner = childOf(element, 'text')
  // Some writers leave the <text> out, or forget the CDATA around HTML.
  const text = inner
    ? textIn(inner).trim()
    : element.children
        .filter((child) => typeof child === 'string')
        .join('')
        .trim()
  switch (element.attributes.get('format') ?? usual) {
    case 'plain_text':
    case 'plain':
      return markdownOfText(text, context)
    case 'markdown':
      return localMedia(markdownOfTagged(text, context), context)
    case 'moodle_auto_format':
    case 'moodle':
      return markdownOfMoodle(text, context)
    default:
      return markdownOfHtml(text, context)
  }
}

/** Markdown that shows files by Moodle's address. */
const localMedia = (text: string, { media, notes }: MarkupContext): string =>
  text.replaceAll(/\]\((@@PLUGINFILE@@\/[^)\s]*)\)/g, (whole, address: string) => {
    const name = media(address)
    if (name !== null) return `](media:${name})`
    notes.add('image-missing', `the file ${address.slice(0, 60).toWellFormed()} is not in the file`)
    return whole
  })

const pathOf = (file: Element): string => {
  const path = (file.attributes.get('path') ?? '/').replace(/^\/+/, '')
  return path + (file.attributes.get('name') ?? '')
}

function bytesOfFile(file: Element): Uint8Array | null {
  const encoding = file.attributes.get('encoding') ?? 'base64'
  return encoding === 'base64' ? bytesOfBase64(textIn(file)) : null
}

/** Editors also paste images into the text itself. */
export function embedded(address: string, shelf: MediaShelf): string | null {
  const [, type = '', ending = '', data = ''] = /^data:(image\/([a-z]+)[a-z+]*);base64,([\s\S]*)$/.exec(address) ?? []
  const bytes = type === '' ? null : bytesOfBase64(data)
  return bytes && bytes.length > 0 ? shelf.put(`image.${ending}`, bytes, type) : null
}

export function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A number that an element holds; `otherwise` when it holds none. */
export function numberIn(parent: Element, name: string, otherwise: number): number {
  const text = childText(parent, name)
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? otherwise : value
}

/** `true`, `1`; absent is `otherwise`. */
export function isSet(parent: Element, name: string, otherwise: boolean): boolean {
  const text = childText(parent, name).toLowerCase()
  return text === '' ? otherwise : text === 'true' || text === '1'
}
