import { base64OfBytes } from '../bytes/base64.ts'
import { markdownOfHtml } from '../markup/html-to-markdown.ts'
import { htmlOfMarkdown } from '../markup/markdown-to-html.ts'
import { collectNotes } from '../question-import/notes.ts'
import type { Media } from '../question/index.ts'
import { mediaNamesIn } from '../question/media-names.ts'
import { cdata, tag } from '../xml/write.ts'

type Attributes = Readonly<Record<string, string | number>>
/** An element with a text, the files it shows, and what follows. */
export type TextWriter = (name: string, attributes: Attributes, markdown: string, ...after: readonly string[]) => string

const address = (name: string): string => `@@PLUGINFILE@@/${name}`

/** Texts are written as HTML where that says everything, so that Moodle's editor opens them; else as Markdown. */
export function textWriter(media: readonly Media[]): TextWriter {
  const filesByName = new Map(media.map((file) => [file.name, file]))
  return (name, attributes, markdown, ...after) => {
    const html = htmlOfMarkdown(markdown, { media: address })
    const isExact = markdownAgain(html) === markdown
    const files = [...new Set(mediaNamesIn(markdown))].flatMap((used) => {
      const file = filesByName.get(used)
      return file ? [tag('file', { name: used, path: '/', encoding: 'base64' }, base64OfBytes(file.bytes))] : []
    })
    const text = isExact ? html : markdown.replaceAll('](media:', '](@@PLUGINFILE@@/')
    const format = isExact ? 'html' : 'markdown'
    return tag(name, { ...attributes, format }, tag('text', {}, cdata(text)), ...files, ...after)
  }
}

function markdownAgain(html: string): string {
  const notes = collectNotes()
  const media = (found: string) => (found.startsWith('@@PLUGINFILE@@/') ? found.slice('@@PLUGINFILE@@/'.length) : null)
  return markdownOfHtml(html, { notes, media })
}
