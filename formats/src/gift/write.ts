import { plainOfMarkdown } from '../markup/markdown-to-html.ts'
import { creditText } from '../question-export/credits.ts'
import { tagsWithLabels } from '../question-import/label-tags.ts'
import type { Fidelity } from '../question-import/fidelity.ts'
import type { Item, Question, QuestionSet } from '../question/index.ts'
import { moodleOfPattern } from '../question/text-pattern.ts'
import { categoryText } from './blocks.ts'
import { giftCarries } from './carries.ts'
import { escapeGift } from './escapes.ts'

export type WrittenText = { readonly text: string; readonly fidelity: readonly Fidelity[] }

/** The set as a GIFT file that Moodle reads, and what became of each question. Texts are written as `[markdown]`. */
export function writeGift(questions: QuestionSet): WrittenText {
  const { set, fidelity } = giftCarries(questions)
  const blocks: string[] = []
  let category = ''
  for (const question of set.questions) {
    const next = categoryText(question.category)
    if (next !== (category || categoryText([]))) blocks.push(`$CATEGORY: ${next}`)
    category = next
    blocks.push(questionText(question))
  }
  return { text: `${blocks.join('\n\n')}\n`, fidelity }
}

function questionText(question: Question): string {
  const { key, title, stem, item, explanation } = question
  const tags = tagsWithLabels(question).map((tag) => `[tag:${bracketed(tag)}]`)
  const comments = [`// [id:${bracketed(key)}]`, ...(tags.length === 0 ? [] : [`// ${tags.join(' ')}`])]
  const name = title === undefined ? '' : `::${escapeGift(title)}::`
  const feedback = explanation === undefined ? '' : `\n\t####${escapeGift(explanation)}`
  return [...comments, `${name}[markdown]${escapeGift(stem)}{${itemText(item)}${feedback}\n}`].join('\n')
}

const bracketed = (text: string): string =>
  text.replaceAll(/[\\[\]]/g, (found) => `\\${found}`).replaceAll(/[<>`]/g, '')

function itemText(item: Item): string {
  switch (item.kind) {
    case 'single':
      return lines(
        item.options.map(
          ({ text, credit, reason }) =>
            (credit === 100 ? '=' : weighted('~', credit)) + guarded(text) + comment(reason),
        ),
      )
    case 'multiple':
      return lines(
        item.options.map(({ text, credit, reason }) => weighted('~', credit) + guarded(text) + comment(reason)),
      )
    case 'matching': {
      const pair = (prompt: string, answer: string) => `=${guarded(prompt)} -> ${escapeGift(plainOfMarkdown(answer))}`
      return lines([
        ...item.pairs.map(({ prompt, answer }) => pair(prompt, answer)),
        ...item.distractors.map((text) => pair('', text)),
      ])
    }
    case 'numeric':
      return `#${lines(item.answers.map(({ value, tolerance, credit, reason }) => `=%${creditText(credit)}%${value}:${tolerance}${comment(reason)}`))}`
    case 'text': {
      // With "=" and "->" Moodle would see pairs; a lone answer needs no "=".
      const sign = item.answers.some(({ text }) => text.includes('->')) ? '' : '='
      return lines(
        item.answers.map(
          ({ text, credit, reason }) =>
            `${sign}%${creditText(credit)}%${escapeGift(moodleOfPattern(text) ?? text)}${comment(reason)}`,
        ),
      )
    }
    case 'ordering':
      return ''
  }
}

const lines = (entries: readonly string[]): string => entries.map((entry) => `\n\t${entry}`).join('')
const weighted = (sign: string, credit: number): string => (credit === 0 ? sign : `${sign}%${creditText(credit)}%`)
const comment = (reason: string | undefined): string => (reason === undefined ? '' : `#${escapeGift(reason)}`)

/** A text that begins like a weight or a format says its format first. */
const guarded = (text: string): string => (/^[%[]/.test(text) ? `[markdown]${escapeGift(text)}` : escapeGift(text))
