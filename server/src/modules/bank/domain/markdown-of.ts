import { unreachable } from '@cadre/kernel'
import type { BankItem } from './question-text.ts'

/** Every Markdown text of an item. */
export function markdownOf(item: BankItem): string[] {
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
