import { unreachable } from '@cadre/kernel'
import type { Response } from '@cadre/attempt'

type Option = { readonly id: string; readonly text: string; readonly credit: number; readonly reason: string }
type Step = { readonly id: string; readonly text: string; readonly reason: string }
type Pair = {
  readonly id: string
  readonly prompt: string
  readonly answerId: string
  readonly answer: string
  readonly reason: string
}
/** An item with its key, as far as it is shown. */
type Item =
  | { readonly kind: 'single' | 'multiple'; readonly options: readonly Option[] }
  | { readonly kind: 'ordering'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'matching'
      readonly pairs: readonly Pair[]
      readonly distractors: readonly { readonly id: string; readonly text: string }[]
    }
  | {
      readonly kind: 'numeric'
      readonly answers: readonly {
        readonly value: number
        readonly tolerance: number
        readonly credit: number
        readonly reason: string
      }[]
      readonly unit: string
    }
  | { readonly kind: 'text'; readonly answers: readonly Omit<Option, 'id'>[] }
export type AnsweredItem = {
  readonly item: Item
  readonly response: Response | null
  /** How the answer was marked; left out where that is not known. */
  readonly correct?: boolean
  readonly points?: number
}

/** One line of an answer in review: what it says, whether it was mine, whether it is right, and why. */
export type AnswerRow = {
  readonly id: string
  readonly text: string
  readonly mine: string | null
  /** Null: neither, or nobody has said. */
  readonly right: boolean | null
  readonly reason: string
}

type ItemOf<K extends Item['kind']> = Extract<Item, { kind: K }>

/** Every option, step, pair or accepted answer, mine among them. */
export function answerRows(answered: AnsweredItem): AnswerRow[] {
  const { item, response } = answered
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
        ...typedRow(answered),
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
        ...typedRow(answered),
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

function optionRows({ options }: { readonly options: readonly Option[] }, response: Response | null): AnswerRow[] {
  const chosen = response?.kind === 'single' ? [response.option] : response?.kind === 'multiple' ? response.options : []
  return options.map(({ id, text, credit, reason }) => ({
    id,
    text,
    mine: chosen.includes(id) ? 'your choice' : null,
    right: credit > 0,
    reason,
  }))
}

/** In the right order, each with the place it had in the answer. */
function stepRows({ steps }: ItemOf<'ordering'>, response: Response | null): AnswerRow[] {
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

function pairRows({ pairs, distractors }: ItemOf<'matching'>, response: Response | null): AnswerRow[] {
  const chosen = response?.kind === 'matching' ? response.pairs : {}
  const texts = new Map([
    ...pairs.map(({ answerId, answer }) => [answerId, answer] as const),
    ...distractors.map(({ id, text }) => [id, text] as const),
  ])
  const wordsOf = (mine: string | undefined, answerId: string): string | null => {
    if (mine === undefined) return response === null ? null : 'you left it open'
    return mine === answerId ? 'your answer' : `yours: ${texts.get(mine) ?? mine}`
  }
  return pairs.map(({ id, prompt, answerId, answer, reason }) => {
    const mine = chosen[id]
    return {
      id,
      text: `${prompt} \u2192 ${answer}`,
      mine: wordsOf(mine, answerId),
      right: mine === answerId,
      reason,
    }
  })
}

/** What was typed, as the marker took it: it is seldom letter for letter what is accepted. */
const typedRow = ({ response, correct, points = 0 }: AnsweredItem): AnswerRow[] =>
  response !== null && (response.kind === 'numeric' || response.kind === 'text')
    ? [
        {
          id: 'mine',
          text: response.text,
          mine: 'your answer',
          right: correct === undefined || (!correct && points > 0) ? null : correct,
          reason: '',
        },
      ]
    : []
