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
    .replace(/```\w*|[`*_#>|$~\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** How a search and a comparison see words: no case, no accents, no marks, single spaces. */
export const searchWords = (text: string): string =>
  plainWords(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.+-]+/gu, ' ')
    .trim()

export function excerptOf({ title, stem }: Pick<QuestionText, 'title' | 'stem'>): string {
  const first = title === '' ? plainWords(stem) : title
  if (first.length <= longestExcerpt) return first
  // After the last whole word; a text without spaces is cut where it is.
  return `${first.slice(0, longestExcerpt - 1).replace(/(?<=\S)\s+\S*$/, '')}…`
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

export const searchTextOf = ({ title, stem, item, explanation }: QuestionText): string =>
  searchWords([title, stem, ...partsOf(item), explanation].join(' ')).slice(0, longestSearch)

/** Options count as well: two questions with one stem and other options are still different questions. */
export const likenessTextOf = ({ stem, item }: Pick<QuestionText, 'stem' | 'item'>): string =>
  searchWords([stem, ...partsOf(item)].join(' ')).slice(0, longestLikeness)
