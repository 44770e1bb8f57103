import { type Instant, instant, ok, type Ok, refuse, type Refusal } from '@cadre/kernel'
import type { ClientEvent } from '../client-event.ts'
import { isFields, isShortText } from '../parse-response.ts'
import { isInstant, parseClientEvent } from '../parse-client-event.ts'
import { crc32 } from './crc32.ts'

/** The last resort: what a device could not deliver, as a file that a person carries. */
export type AnswersFile = {
  readonly attempt: string
  readonly writtenAt: Instant
  readonly events: readonly ClientEvent[]
}

export type AnswersFileRefusal =
  | Refusal<'attempt.file-unreadable', Record<string, never>>
  /** It says that it is something else. */
  | Refusal<'attempt.file-foreign', Record<string, never>>
  /** Written by a newer version of this product. */
  | Refusal<'attempt.file-newer', { readonly version: number }>
  /** It is not what was written: cut off or changed on its way. */
  | Refusal<'attempt.file-damaged', Record<string, never>>
  /** `index`: which event, from 0, is none. */
  | Refusal<'attempt.file-bad-event', { readonly index: number }>

const format = 'cadre-answers'
const version = 1

/** The file's text: JSON with a check over its contents. Readable by people, who may want to see that their words are in it. */
export function writeAnswersFile({ attempt, writtenAt, events }: AnswersFile): string {
  const body = { attempt, writtenAt, events }
  return `${JSON.stringify({ format, version, check: crc32(JSON.stringify(body)), body }, null, 1)}\n`
}

/** Reads what `writeAnswersFile` wrote: all of it or a refusal. The check finds accidents; whose answers they are is the server's to decide. */
export function parseAnswersFile(text: string): Ok<AnswersFile> | AnswersFileRefusal {
  const file = parsedJson(text)
  if (!isFields(file)) return refuse('attempt.file-unreadable')
  if (file['format'] !== format || typeof file['version'] !== 'number') return refuse('attempt.file-foreign')
  if (file['version'] > version) return refuse('attempt.file-newer', { version: file['version'] })
  const body = file['body']
  if (!isFields(body) || crc32(JSON.stringify(body)) !== file['check']) return refuse('attempt.file-damaged')
  const { attempt, writtenAt, events } = body
  if (!isShortText(attempt) || !isInstant(writtenAt) || !Array.isArray(events)) return refuse('attempt.file-damaged')
  const parsed = events.map(parseClientEvent)
  const index = parsed.indexOf(null)
  if (index >= 0) return refuse('attempt.file-bad-event', { index })
  return ok({ attempt, writtenAt: instant(writtenAt), events: parsed.filter((event) => event !== null) })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
