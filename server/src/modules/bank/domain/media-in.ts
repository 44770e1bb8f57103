import { unreachable } from '@cadre/kernel'
import type { BankItem, QuestionText } from './question-text.ts'

const reference = /\]\(media:([0-9a-f]{64})\)/g

const markdownIn = (item: BankItem): string[] => {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.flatMap(({ text, reason }) => [text, reason])
    case 'ordering':
      return item.steps.flatMap(({ text, reason }) => [text, reason])
    case 'matching':
      return [
        ...item.pairs.flatMap(({ prompt, answer, reason }) => [prompt, answer, reason]),
        ...item.distractors.map(({ text }) => text),
      ]
    case 'numeric':
    case 'text':
      return item.answers.map(({ reason }) => reason)
    default:
      return unreachable(item)
  }
}

/** Hashes of the images that a text shows. */
export function mediaIn({ stem, item, explanation }: Pick<QuestionText, 'stem' | 'item' | 'explanation'>): string[] {
  const texts = [stem, explanation, ...markdownIn(item)].join('\n')
  return [...new Set([...texts.matchAll(reference)].map((match) => match[1] ?? ''))]
}
