import { plainOfMarkdown } from '../markup/markdown-to-html.ts'
import type { Item, TextAnswer } from '../question/index.ts'
import { patternOfText } from '../question/text-pattern.ts'
import { descendants, type Element } from '../xml/element.ts'

export const blankTypes = new Set(['fill_in_multiple_blanks_question', 'multiple_dropdowns_question'])

/** The one blank or menu of a question that could have had several, as Canvas names it in the text: `[name]`. */
export function oneBlank(item: Element, type: string): { readonly response: Element; readonly name: string } | null {
  const [response, more] = descendants(item, ['response_lid', 'response_str', 'response_num'], 10)
  const ident = response?.attributes.get('ident') ?? ''
  if (!response || more || response.name !== 'response_lid') return null
  return blankTypes.has(type) || ident.startsWith('response_')
    ? { response, name: ident.replace(/^response_/, '') }
    : null
}

/** Ways to mark a blank that need another program than ours. */
const unlike = /regex|closeenough/i

/** Whether what is typed in a blank is marked by a pattern or by likeness. */
export const isMarkedByLikeness = (response: Element): boolean =>
  descendants(response, ['response_label'], 500).some((label) => unlike.test(algorithm(label)))

export const byLikeness = {
  code: 'marked-by-likeness',
  words: 'what is typed is compared by a pattern or by likeness, which is not done here',
} as const

const algorithm = (label: Element): string => label.attributes.get('scoring_algorithm') ?? ''

type BlankSource = { readonly read: (label: Element) => string; readonly metadata: ReadonlyMap<string, string> }

/** The texts that are right in a blank, each of them a label; null where takers choose from a list. */
export function textsOfBlank(response: Element, type: string, { read, metadata }: BlankSource): Item | null {
  if (type !== 'fill_in_multiple_blanks_question') return null
  const labels = descendants(response, ['response_label'], 500)
  const isChosen = labels.some(({ attributes }) => /dropdown|wordbank/i.test(attributes.get('answer_type') ?? ''))
  if (isChosen) return null
  const answers = labels.map((label): TextAnswer => {
    const text = patternOfText(plainOfMarkdown(read(label)))
    return { text: /contains/i.test(algorithm(label)) ? `*${text}*` : text, credit: 100 }
  })
  return { kind: 'text', answers, caseSensitive: metadata.get('case_sensitive') === 'true' }
}
