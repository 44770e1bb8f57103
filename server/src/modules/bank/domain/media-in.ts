import { markdownOf } from './markdown-of.ts'
import type { QuestionText } from './question-text.ts'

const reference = /\]\(media:([0-9a-f]{64})\)/g

/** Hashes of the images that a text shows. */
export function mediaIn({ stem, item, explanation }: Pick<QuestionText, 'stem' | 'item' | 'explanation'>): string[] {
  const texts = [stem, explanation, ...markdownOf(item)].join('\n')
  return [...new Set([...texts.matchAll(reference)].map((match) => match[1] ?? ''))]
}
