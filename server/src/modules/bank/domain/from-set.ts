import { unreachable } from '@cadre/kernel'
import type { Item, Option, Question } from '@cadre/formats/question'
import type { BankItem, QuestionText } from './question-text.ts'

/** An item as a file carries it, with parts that have no id yet. @param link what becomes of Markdown. */
function itemOf(item: Item, link: (text: string) => string): BankItem {
  const option = ({ text, credit, reason = '' }: Option) => ({ id: '', text: link(text), credit, reason: link(reason) })
  const answer = <T extends { readonly reason?: string }>({ reason = '', ...rest }: T) => ({
    ...rest,
    reason: link(reason),
  })
  switch (item.kind) {
    case 'single':
      return { ...item, options: item.options.map(option) }
    case 'multiple':
      return { ...item, choose: item.choose ?? null, options: item.options.map(option) }
    case 'ordering':
      return {
        ...item,
        steps: item.steps.map(({ text, reason = '' }) => ({ id: '', text: link(text), reason: link(reason) })),
      }
    case 'matching':
      return {
        ...item,
        pairs: item.pairs.map(({ prompt, answer, reason = '' }) => ({
          id: '',
          prompt: link(prompt),
          answerId: '',
          answer: link(answer),
          reason: link(reason),
        })),
        distractors: item.distractors.map((text) => ({ id: '', text: link(text) })),
      }
    case 'numeric':
      return { ...item, unit: item.unit ?? '', answers: item.answers.map(answer) }
    case 'text':
      return { ...item, answers: item.answers.map(answer) }
    default:
      return unreachable(item)
  }
}

type Known = {
  readonly caseId: (key: string) => QuestionText['caseId']
  /** The hash that an image of the file is kept under. Null: it was refused. */
  readonly hash: (name: string) => string | null
}

/** Images by their names in the file become images by content; one that was refused leaves its words. */
const linking =
  (hash: Known['hash']) =>
  (text: string): string =>
    text.includes('](media:')
      ? text.replace(
          /(!?)\[((?:\\.|[^\]\\])*)\]\(media:([^)\s]+)[^)]*\)/g,
          (_, mark: string, words: string, name: string) => {
            const kept = hash(name)
            return kept === null ? words : `${mark}[${words}](media:${kept})`
          },
        )
      : text

/** A question of a file as the bank's text. */
export function textFromSet(question: Question, { caseId, hash }: Known): QuestionText {
  const link = linking(hash)
  return {
    title: question.title ?? '',
    stem: link(question.stem),
    item: itemOf(question.item, link),
    explanation: link(question.explanation ?? ''),
    references: question.references.map(({ title, url }) => ({ title, url })),
    scenarioSource: question.scenarioSource ?? '',
    caseId: question.case === undefined ? null : caseId(question.case),
  }
}
