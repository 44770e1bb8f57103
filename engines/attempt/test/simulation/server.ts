import { type Instant, instant } from '@cadre/kernel'
import {
  type Acknowledgement,
  applyAll,
  type Attempt,
  type AttemptEvent,
  type Command,
  type CurrentAnswers,
  newAttempt,
  type RawReply,
  type Standing,
  standingOf,
  type StoredEvent,
  type Terms,
} from '@cadre/attempt'
import type { Parts } from './parts.ts'

/** The server's disk: what is committed. A crash loses nothing of it and everything else. */
export type Disk = {
  row: Attempt
  readonly log: StoredEvent[]
  readonly ids: Set<string>
  readonly history: AttemptEvent[]
  answers: CurrentAnswers
  /** Answers as they counted at the finalisation, and the mails it sent. */
  graded: CurrentAnswers | null
  mails: number
  /** Version of each question in the bank, and in this attempt's copy. */
  readonly bank: Map<string, number>
  readonly form: Map<string, number>
}

export const questions = ['q1', 'q2', 'q3', 'q4'] as const

export const newDisk = (terms: Terms): Disk => ({
  row: newAttempt(terms),
  log: [],
  ids: new Set(),
  history: [],
  answers: new Map(),
  graded: null,
  mails: 0,
  bank: new Map(questions.map((question) => [question, 1])),
  form: new Map(questions.map((question) => [question, 1])),
})

export function commit(disk: Disk, parts: Parts, events: readonly AttemptEvent[]): void {
  disk.row = applyAll(disk.row, events)
  disk.history.push(...events)
  for (const event of events) {
    if (event.kind === 'stored') {
      disk.log.push(...event.events)
      for (const stored of event.events) disk.ids.add(stored.event.id)
      disk.answers = parts.currentAnswers(event.events, disk.answers)
    }
    if (event.kind === 'finalised') {
      disk.graded = disk.answers
      disk.mails += 1
    }
  }
}

/** What a device asks over the wire. `knownIds` are looked up here, under the row's lock. */
export type Request =
  | { readonly kind: 'look' }
  | {
      readonly kind: 'command'
      readonly make: (known: ReadonlySet<string>) => Command
      readonly ids: readonly string[]
    }
  /** A device of an older version, whose events this contract does not know. */
  | { readonly kind: 'old-version' }

export type Served = { readonly raw: RawReply; readonly standing: Standing }

/** Serves one request to its end, unless the machine dies under it; then nobody hears anything. */
export function serve(
  disk: Disk,
  parts: Parts,
  request: Request,
  context: { now: number; crash: () => boolean },
): Served | null {
  const now = instant(context.now)
  if (request.kind === 'look') return looked(disk, now)
  if (request.kind === 'old-version') return { ...looked(disk, now), raw: refusal(422, 'contract.invalid', null, []) }
  const decision = parts.decide(disk.row, request.make(parts.known(request.ids, disk.ids)), now)
  if (!decision.ok) return refused(disk, decision, now)
  let served: Served | null = null
  const { events, receipts } = decision.value
  const standing = standingOf(applyAll(disk.row, events), now)
  parts.finish(
    () => commit(disk, parts, events),
    context.crash,
    () => (served = { raw: acknowledgement({ receipts, standing, at: now }), standing }),
  )
  return served
}

const looked = (disk: Disk, now: Instant): Served => {
  const standing = standingOf(disk.row, now)
  return { raw: acknowledgement({ receipts: [], standing, at: now }), standing }
}

type Refused = Extract<ReturnType<Parts['decide']>, { ok: false }>

function refused(disk: Disk, decision: Refused, now: Instant): Served {
  const standing = standingOf(disk.row, now)
  const known = decision.code === 'attempt.fenced' ? decision.details.known : []
  return { standing, raw: refusal(409, decision.code, standing, known) }
}

const base = { contentType: 'application/json', retryAfter: null, isJson: true, acknowledgement: null, refusal: null }

export const acknowledgement = (body: Acknowledgement): RawReply => ({ ...base, status: 200, acknowledgement: body })

export const refusal = (
  status: number,
  code: string,
  standing: Standing | null,
  known: readonly string[],
): RawReply => ({ ...base, status, contentType: 'application/problem+json', refusal: { code, standing, known } })

/** What somebody in between answers instead of us. */
export const strangers: readonly RawReply[] = [
  { ...base, status: 200, contentType: 'text/html', isJson: false },
  { ...base, status: 302, contentType: null, isJson: false },
  { ...base, status: 502, contentType: 'text/html', isJson: false },
  { ...base, status: 503, retryAfter: '2' },
  { ...base, status: 429, retryAfter: '1' },
  { ...base, status: 401, refusal: { code: 'identity.signed-out', standing: null, known: [] } },
  { ...base, status: 511, contentType: 'text/html', isJson: false },
  { ...base, status: 0, contentType: null, isJson: false },
]
/** Our own reply, cut off on its way. */
export const cutOff: RawReply = { ...base, status: 200, isJson: false }
