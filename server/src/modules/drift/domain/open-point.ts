import { unreachable } from '@cadre/kernel'

/** What a move could not settle and a person has to look at. Nothing is dropped without one of these. */
export type OpenPoint =
  | {
      readonly kind: 'domain-left'
      readonly domain: string
      readonly minutes: number
      readonly labs: number
      readonly questions: number
    }
  | { readonly kind: 'domain-empty'; readonly domain: string }
  | {
      readonly kind: 'objective-left'
      readonly objective: string
      readonly domain: string
      readonly task: string | null
    }
  | { readonly kind: 'task-lost'; readonly objective: string; readonly task: string }
  | { readonly kind: 'exam-unknown'; readonly figure: 'questions' | 'minutes'; readonly kept: number }
  | { readonly kind: 'exam-disputed'; readonly figure: 'questions' | 'minutes'; readonly used: number }
  | { readonly kind: 'exam-note-removed'; readonly note: string }
  | {
      readonly kind: 'practice-length'
      readonly title: string
      readonly figure: 'questions' | 'minutes'
      readonly planned: number
      readonly real: number
    }
  | { readonly kind: 'mention'; readonly place: string; readonly code: string }

const amounts = ({ minutes, labs, questions }: { minutes: number; labs: number; questions: number }) => {
  const named: [number, string][] = [
    [minutes, 'minutes'],
    [labs, labs === 1 ? 'lab' : 'labs'],
    [questions, 'questions'],
  ]
  return named.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(', ')
}

/** @param guide the new guide as people say it, e.g. `MLA-C01 1.0`. */
export function openPointWords(point: OpenPoint, guide: string): string {
  switch (point.kind) {
    case 'domain-left': {
      const stays = amounts(point)
      return `"${point.domain}" is not a domain of ${guide}. It stays with weight 0${stays === '' ? '' : `, and with it ${stays}`}: give that to other domains or take it out.`
    }
    case 'domain-empty':
      return `"${point.domain}" of ${guide} has no objectives here yet.`
    case 'objective-left': {
      const task = point.task === null ? '' : ` (task ${point.task} of the old guide)`
      return `The objective "${point.objective}"${task} stays under "${point.domain}": choose its new domain or take it out.`
    }
    case 'task-lost':
      return `The objective "${point.objective}" served task ${point.task} of the old guide: give it its task in ${guide}.`
    case 'exam-unknown':
      return `The catalogue gives no single number of ${point.figure} for ${guide}; ${point.kept} was kept from the old exam.`
    case 'exam-disputed':
      return `Sources disagree about the ${point.figure} of the exam; ${point.used} was used. Check the catalogue.`
    case 'exam-note-removed':
      return `The note about the old exam was taken out: "${point.note}"`
    case 'practice-length':
      return `"${point.title}" is planned with ${point.planned} ${point.figure}; the exam now has ${point.real}.`
    case 'mention':
      return `${point.place} still speaks of ${point.code}.`
    default:
      return unreachable(point)
  }
}
