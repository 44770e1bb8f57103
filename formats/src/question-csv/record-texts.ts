import { markdownOfHtml, markdownOfText } from '../markup/html-to-markdown.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { ImportLimits } from '../question-import/limits.ts'
import type { Notes } from '../question-import/notes.ts'

/** A text of a sheet as Markdown: its tags mean something where the tool says so, or where it always takes them. */
export function recordText(text: string, notes: Notes, isHtml: boolean): string {
  const context = { notes, media: () => null }
  return isHtml ? markdownOfHtml(text, context) : markdownOfText(text, context)
}

/** Tools that take HTML in any field: text with a tag or a reference in it. */
export const looksLikeHtml = (text: string): boolean => /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i.test(text)

export const essay = { code: 'essay', words: 'an essay is not marked by key; this bank has no essays' } as const

/** Looked at before their texts are: a question of a hundred thousand parts costs nothing. */
export const tooManyParts = (parts: number, limits: ImportLimits): Note | null =>
  parts <= limits.list
    ? null
    : { code: 'too-many-options', words: `it has ${parts} answers; at most ${limits.list} are kept` }
