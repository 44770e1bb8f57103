import type { EventContent, Response } from '@cadre/attempt'
import type { PaperQuestion } from '../device/paper.ts'
import { letterOf } from '../../../ui/question/answer-props.ts'

type Item = PaperQuestion['item']

const textOf = (parts: readonly { readonly id: string; readonly text: string }[], id: string): string =>
  parts.find((part) => part.id === id)?.text ?? id

const lettered = (options: readonly { readonly id: string; readonly text: string }[], id: string): string => {
  const at = options.findIndex((option) => option.id === id)
  return at < 0 ? id : `${letterOf(at)}. ${textOf(options, id)}`
}

/** A response in words, for lists where the question is not shown. */
export function answerWords(item: Item, response: Response | null): string {
  if (response === null) return 'no answer'
  if (response.kind === 'numeric' || response.kind === 'text') return response.text
  if (response.kind === 'single' && item.kind === 'single') return lettered(item.options, response.option)
  if (response.kind === 'multiple' && item.kind === 'multiple')
    return response.options.map((id) => lettered(item.options, id)).join(' · ')
  if (response.kind === 'ordering' && item.kind === 'ordering')
    return response.order.map((id, at) => `${at + 1}. ${textOf(item.steps, id)}`).join(' · ')
  if (response.kind === 'matching' && item.kind === 'matching')
    return Object.entries(response.pairs)
      .map(([prompt, answer]) => `${textOf(item.prompts, prompt)} \u2192 ${textOf(item.answers, answer)}`)
      .join(' · ')
  return 'an answer to another version of this question'
}

/** What an event that was left over would do. Null: nothing a person has to choose about. */
export function contentWords(questions: readonly PaperQuestion[], content: EventContent): string | null {
  if (content.kind === 'submit') return 'Submit'
  if (!('question' in content) || content.kind === 'visit') return null
  const item = questions.find(({ place }) => place === content.question)?.item
  const head = `Question ${content.question}: `
  switch (content.kind) {
    case 'answer':
      return head + (item ? answerWords(item, content.response) : 'an answer')
    case 'note':
      return `${head}note "${content.text}"`
    case 'flag':
      return head + (content.flagged ? 'flagged' : 'flag removed')
    case 'strike':
      return `${head}options struck out`
  }
}
