import { unreachable } from '@cadre/kernel'
import type { Reviewed } from './review.ts'

/** One line of an answer in review: what it says, whether it was mine, whether it is right, and why. */
export type AnswerRow = {
  readonly id: string
  readonly text: string
  readonly mine: string | null
  readonly right: boolean
  readonly reason: string
}

type Item = Reviewed['item']
type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>

/** Every option, step, pair or accepted answer, mine among them. */
export function answerRows({ item, response }: Pick<Reviewed, 'item' | 'response'>): AnswerRow[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return optionRows(item, response)
    case 'ordering':
      return stepRows(item, response)
    case 'matching':
      return pairRows(item, response)
    case 'numeric':
      return [
        ...typedRow(response),
        ...item.answers.map(({ value, tolerance, credit, reason }, at) => ({
          id: `${at}`,
          text: [tolerance === 0 ? `${value}` : `${value} \u00b1 ${tolerance}`, item.unit].join(' ').trim(),
          mine: null,
          right: credit > 0,
          reason,
        })),
      ]
    case 'text':
      return [
        ...typedRow(response),
        ...item.answers.map(({ text, credit, reason }, at) => ({
          id: `${at}`,
          text,
          mine: null,
          right: credit > 0,
          reason,
        })),
      ]
    default:
      return unreachable(item)
  }
}

function optionRows(item: ItemOf<'single'> | ItemOf<'multiple'>, response: Reviewed['response']): AnswerRow[] {
  const chosen = response?.kind === 'single' ? [response.option] : response?.kind === 'multiple' ? response.options : []
  return item.options.map(({ id, text, credit, reason }) => ({
    id,
    text,
    mine: chosen.includes(id) ? 'your choice' : null,
    right: credit > 0,
    reason,
  }))
}

/** In the right order, each with the place it had in the answer. */
function stepRows({ steps }: ItemOf<'ordering'>, response: Reviewed['response']): AnswerRow[] {
  const order = response?.kind === 'ordering' ? response.order : null
  return steps.map(({ id, text, reason }, at) => {
    const place = order?.indexOf(id) ?? -1
    return {
      id,
      text: `${at + 1}. ${text}`,
      mine: place < 0 ? null : place === at ? 'your place too' : `yours: place ${place + 1}`,
      right: place === at,
      reason,
    }
  })
}

function pairRows({ pairs, distractors }: ItemOf<'matching'>, response: Reviewed['response']): AnswerRow[] {
  const chosen = response?.kind === 'matching' ? response.pairs : {}
  const texts = new Map([
    ...pairs.map(({ answerId, answer }) => [answerId, answer] as const),
    ...distractors.map(({ id, text }) => [id, text] as const),
  ])
  return pairs.map(({ id, prompt, answerId, answer, reason }) => {
    const mine = chosen[id]
    return {
      id,
      text: `${prompt} \u2192 ${answer}`,
      mine: mine === undefined ? null : mine === answerId ? 'your answer' : `yours: ${texts.get(mine) ?? mine}`,
      right: mine === answerId,
      reason,
    }
  })
}

const typedRow = (response: Reviewed['response']): AnswerRow[] =>
  response !== null && (response.kind === 'numeric' || response.kind === 'text')
    ? [{ id: 'mine', text: response.text, mine: 'your answer', right: false, reason: '' }]
    : []
