import type { MarkupContext } from '../markup/context.ts'
import { markdownOfHtml, markdownOfText } from '../markup/html-to-markdown.ts'
import { markdownOfTagged } from '../markup/tagged-markdown.ts'
import { showEscapes } from './escapes.ts'

export const textFormats = ['html', 'markdown', 'plain', 'moodle'] as const
export type TextFormat = (typeof textFormats)[number]

/** A text's own format, as in `[html]…`, else the given one. */
export function formatOf(
  source: string,
  otherwise: TextFormat,
): { readonly format: TextFormat; readonly text: string } {
  const [whole = '', name] = /^\s*\[(html|markdown|plain|moodle)\]/.exec(source) ?? []
  const format = textFormats.find((each) => each === name)
  return format ? { format, text: source.slice(whole.length) } : { format: otherwise, text: source }
}

/** A text with hidden escapes as Markdown. */
export function markdownOfGift(source: string, otherwise: TextFormat, context: MarkupContext): string {
  const { format, text } = formatOf(source, otherwise)
  const shown = showEscapes(text).trim()
  switch (format) {
    case 'html':
      return markdownOfHtml(shown, context)
    case 'markdown':
      return markdownOfTagged(shown, context)
    case 'plain':
      return markdownOfText(shown, context)
    case 'moodle':
      return markdownOfMoodle(shown, context)
  }
}

/** Moodle's own format: HTML in which line breaks count. */
export const markdownOfMoodle = (text: string, context: MarkupContext): string =>
  /<[a-zA-Z/!]|&[a-zA-Z#]/.test(text)
    ? markdownOfHtml(
        text
          .trim()
          .replaceAll(/\n\s*\n\s*/g, '<p>')
          .replaceAll('\n', '<br>'),
        context,
      )
    : markdownOfText(text, context)
