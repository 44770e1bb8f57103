import type { EventContent, Response } from '@cadre/attempt'
import type { AnswerItem } from '../../../ui/question/answer-props.ts'

/** What the taker has done about one question, as the screen shows it. */
export type Work = {
  readonly response: Response | null
  readonly flagged: boolean
  readonly struck: readonly string[]
  readonly note: string
}

/** By the question's place. */
export type WorkByPlace = ReadonlyMap<string, Work>

export const untouched: Work = { response: null, flagged: false, struck: [], note: '' }

export const workOn = (work: WorkByPlace, place: string): Work => work.get(place) ?? untouched

/** The work after one more thing was done. */
export function withContent(work: WorkByPlace, content: EventContent): WorkByPlace {
  if (!('question' in content) || content.kind === 'visit') return work
  const before = workOn(work, content.question)
  return new Map(work).set(content.question, changed(before, content))
}

type Doing = Exclude<EventContent, { kind: 'visit' | 'leave' | 'return' | 'submit' }>

function changed(before: Work, content: Doing): Work {
  switch (content.kind) {
    case 'answer':
      return { ...before, response: content.response }
    case 'flag':
      return { ...before, flagged: content.flagged }
    case 'strike':
      return { ...before, struck: content.options }
    case 'note':
      return { ...before, note: content.text }
  }
}

/** What the server holds, with what this device still keeps on top, in its order. */
export const workShown = (saved: WorkByPlace, unsaved: readonly { readonly content: EventContent }[]): WorkByPlace =>
  unsaved.reduce((work, { content }) => withContent(work, content), saved)

/** Whether a response says anything; an emptied field is no answer. */
export function isAnswered(response: Response | null): boolean {
  if (response === null) return false
  switch (response.kind) {
    case 'single':
      return true
    case 'multiple':
      return response.options.length > 0
    case 'ordering':
      return response.order.length > 0
    case 'matching':
      return Object.keys(response.pairs).length > 0
    case 'numeric':
    case 'text':
      return response.text.trim() !== ''
  }
}

/** Where an answer is there and is not what the question asks for: parts of it are open, or more is chosen than may be. */
export function shortOfAsked(item: AnswerItem, response: Response | null): 'part' | 'more' | null {
  if (!isAnswered(response)) return null
  if (item.kind === 'matching' && response?.kind === 'matching')
    return item.prompts.every(({ id }) => response.pairs[id] !== undefined) ? null : 'part'
  if (item.kind === 'multiple' && response?.kind === 'multiple' && item.choose !== null) {
    const chosen = response.options.length
    return chosen === item.choose ? null : chosen < item.choose ? 'part' : 'more'
  }
  return null
}
