import {
  isCounted,
  isNewer,
  type ClientEvent,
  type EventContent,
  type Response,
  type StoredEvent,
} from '@cadre/attempt'

/** What a taker left on one question. */
export type Work = {
  readonly question: string
  readonly response: Response | null
  readonly flagged: boolean
  readonly struck: readonly string[]
  readonly note: string
}

const kinds = ['answer', 'flag', 'strike', 'note'] as const
type Kept = Extract<EventContent, { kind: (typeof kinds)[number] }>

/** The work that stands after these events, by question: of each kind the newest that counts (I2). */
export function workOf(stored: readonly StoredEvent[]): Map<string, Work> {
  const newest = new Map<string, ClientEvent>()
  for (const { event, worth } of stored) {
    const { content } = event
    if (!isCounted(worth) || !isKept(content)) continue
    const key = `${content.kind} ${content.question}`
    const standing = newest.get(key)
    if (!standing || isNewer(event, standing)) newest.set(key, event)
  }
  const works = new Map<string, Work>()
  for (const { content } of newest.values()) {
    if (!isKept(content)) continue
    const work = works.get(content.question) ?? {
      question: content.question,
      response: null,
      flagged: false,
      struck: [],
      note: '',
    }
    works.set(content.question, withKept(work, content))
  }
  return works
}

const isKept = (content: EventContent): content is Kept => kinds.some((kind) => kind === content.kind)

function withKept(work: Work, content: Kept): Work {
  switch (content.kind) {
    case 'answer':
      return { ...work, response: content.response }
    case 'flag':
      return { ...work, flagged: content.flagged }
    case 'strike':
      return { ...work, struck: content.options }
    case 'note':
      return { ...work, note: content.text }
  }
}
