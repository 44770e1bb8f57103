import { unreachable } from '@cadre/kernel'
import { markdownOf } from './markdown-of.ts'
import type { BankItem, QuestionText } from './question-text.ts'

/** What the bank keeps of a question, at most; the contract asks the same of whoever writes one (bounds.test.ts). */
export const bounds = {
  title: 200,
  stem: 20_000,
  /** Of any other Markdown: options, reasons, the explanation. */
  markdown: 8_000,
  options: 40,
  numericAnswers: 20,
  answerText: 500,
  unit: 40,
  references: 20,
  referenceTitle: 300,
  address: 2_000,
  scenario: 300,
  tags: 20,
  tag: 60,
  key: 80,
} as const

const keyPattern = /^[\p{L}\p{N}][\p{L}\p{N} ._+#/-]*$/u
export const isKey = (text: string, longest: number = bounds.key): boolean =>
  text.length <= longest && keyPattern.test(text) && text.trim() === text

export const isReference = ({ title, url }: { readonly title: string; readonly url: string }): boolean =>
  isLine(title, bounds.referenceTitle) && url.length <= bounds.address && /^https?:\/\/[^\s]+$/.test(url)

const isLine = (text: string, longest: number): boolean =>
  text.trim() !== '' && text.length <= longest && !/[\r\n]/.test(text)

/** Why a text is more than the bank keeps; null: it is not. */
export function beyondBounds({
  stem,
  item,
  explanation,
}: Pick<QuestionText, 'stem' | 'item' | 'explanation'>): string | null {
  if (stem.length > bounds.stem) return `its stem has more than ${bounds.stem} characters`
  if ([explanation, ...markdownOf(item)].some((text) => text.length > bounds.markdown))
    return `one of its texts has more than ${bounds.markdown} characters`
  return itemBeyondBounds(item)
}

function itemBeyondBounds(item: BankItem): string | null {
  const most = item.kind === 'numeric' ? bounds.numericAnswers : bounds.options
  const lists = listsOf(item)
  if (lists.some((list) => list.length > most)) return `it has more than ${most} options or answers`
  const credits = 'options' in item ? item.options : 'answers' in item ? item.answers : []
  if (credits.some(({ credit }) => Math.abs(credit) > 100)) return 'one of its answers counts more than 100 %'
  if (item.kind === 'text' && !item.answers.every(({ text }) => isLine(text, bounds.answerText)))
    return `one of its answers is no line of at most ${bounds.answerText} characters`
  if (
    item.kind === 'numeric' &&
    !item.answers.every(({ value, tolerance }) => Number.isFinite(value) && tolerance >= 0)
  )
    return 'one of its answers is no number'
  if (item.kind === 'numeric' && item.unit.length > bounds.unit)
    return `its unit has more than ${bounds.unit} characters`
  return null
}

function listsOf(item: BankItem): (readonly unknown[])[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return [item.options]
    case 'ordering':
      return [item.steps]
    case 'matching':
      return [item.pairs, item.distractors]
    case 'numeric':
    case 'text':
      return [item.answers]
    default:
      return unreachable(item)
  }
}
