import type { Item, Question } from './question.ts'

/** Every Markdown text of an item, in the order of the item. */
export function markdownOf(item: Item): string[] {
  const some = (...texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined)
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.flatMap(({ text, reason }) => some(text, reason))
    case 'ordering':
      return item.steps.flatMap(({ text, reason }) => some(text, reason))
    case 'matching':
      return [...item.pairs.flatMap(({ prompt, answer, reason }) => some(prompt, answer, reason)), ...item.distractors]
    case 'numeric':
    case 'text':
      return item.answers.flatMap(({ reason }) => some(reason))
  }
}

/** The item with every Markdown text changed. */
export function mapItem(item: Item, change: (text: string) => string): Item {
  const reasoned = <T extends { readonly reason?: string }>(entry: T): T =>
    entry.reason === undefined ? entry : { ...entry, reason: change(entry.reason) }
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { ...item, options: item.options.map((o) => ({ ...reasoned(o), text: change(o.text) })) }
    case 'ordering':
      return { ...item, steps: item.steps.map((s) => ({ ...reasoned(s), text: change(s.text) })) }
    case 'matching': {
      const pairs = item.pairs.map((p) => ({ ...reasoned(p), prompt: change(p.prompt), answer: change(p.answer) }))
      return { ...item, pairs, distractors: item.distractors.map(change) }
    }
    case 'numeric':
      return { ...item, answers: item.answers.map(reasoned) }
    case 'text':
      return { ...item, answers: item.answers.map(reasoned) }
  }
}

/** The question with every Markdown text changed: stem, explanation and the item's. */
export function mapTexts(question: Question, change: (text: string) => string): Question {
  const { explanation } = question
  return {
    ...question,
    stem: change(question.stem),
    item: mapItem(question.item, change),
    ...(explanation === undefined ? {} : { explanation: change(explanation) }),
  }
}

/** Every Markdown text of a question. */
export const textsOf = ({ stem, item, explanation }: Question): string[] => [
  stem,
  ...markdownOf(item),
  ...(explanation === undefined ? [] : [explanation]),
]
