import { markdownOfHtml } from '../markup/html-to-markdown.ts'
import { htmlOfMarkdown } from '../markup/markdown-to-html.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'

/** Markdown as it comes back from HTML: the same look, spelt our way. */
export function throughHtml(markdown: string, notes: Notes): string {
  const quiet = collectNotes()
  const media = (address: string) => (address.startsWith('media/') ? address.slice('media/'.length) : null)
  const html = htmlOfMarkdown(markdown, { media: (name) => `media/${name}` })
  const back = markdownOfHtml(html, { notes: quiet, media })
  if (back !== markdown) notes.add('respelt', 'a text is spelt differently in Markdown, and looks the same')
  return back
}
