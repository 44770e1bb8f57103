import { unreachable } from '@cadre/kernel'
import type { BankItem, QuestionText } from './question-text.ts'

const longestExcerpt = 180
/** PostgreSQL's trigram indexes take long texts, but the beginning of a question tells it apart. */
const longestLikeness = 1_500
const longestSearch = 12_000

/** Markdown as words: no marks, fences, addresses of images or breaks. */
export const plainWords = (markdown: string): string =>
  markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^ {0,3}(?:> ?)+/gm, ' ')
    .replace(/```\w*|[`*_#|$~\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** How a search and a comparison see words: no case, no accents, no marks, single spaces. */
export function searchWords(text: string): string {
  const plain = plainWords(text)
  // ASCII has no accents, and its letters are found four times as fast.
  return isAscii(plain)
    ? plain
        .toLowerCase()
        .replace(/[^a-z0-9.+-]+/g, ' ')
        .trim()
    : plain
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}.+-]+/gu, ' ')
        .trim()
}
// oxlint-disable-next-line no-control-regex -- they are ASCII too
const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text)

export function excerptOf({ title, stem }: Pick<QuestionText, 'title' | 'stem'>): string {
  const first = title === '' ? plainWords(stem) : title
  if (first.length <= longestExcerpt) return first
  // After the last whole word; a text without spaces is cut where it is.
  const begun = first.slice(0, longestExcerpt - 1).replace(/(?<=\S)\s+\S*$/, '')
  // Never within a character.
  return `${begun.replace(/[\uD800-\uDBFF]$/, '')}…`
}

const partsOf = (item: BankItem): string[] => {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ text }) => text)
    case 'ordering':
      return item.steps.map(({ text }) => text)
    case 'matching':
      return [
        ...item.pairs.flatMap(({ prompt, answer }) => [prompt, answer]),
        ...item.distractors.map(({ text }) => text),
      ]
    case 'numeric':
      return [item.unit]
    case 'text':
      return item.answers.map(({ text }) => text)
    default:
      return unreachable(item)
  }
}

/** Cut where it is long, and never within a character. */
const cut = (text: string, longest: number): string =>
  text.length > longest ? text.slice(0, longest).toWellFormed() : text

/**
 * What a question is searched by, and what its likeness is measured by: options count as well, since two questions with one stem
 * and other options are still different questions.
 */
export function searchedTexts({ title, stem, item, explanation }: QuestionText): { search: string; likeness: string } {
  const asked = searchWords([stem, ...partsOf(item)].join(' '))
  const search = cut(`${asked} ${searchWords(`${title} ${explanation}`)}`, longestSearch)
  return { search, likeness: cut(asked, longestLikeness) }
}
