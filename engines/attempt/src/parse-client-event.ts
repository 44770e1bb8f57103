import { type Instant, instant } from '@cadre/kernel'
import type { ClientEvent, EventContent } from './client-event.ts'
import { isFields, isIds, isLongText, isShortText, parseResponse } from './parse-response.ts'

/** An event from a file or a disk; null when it is none. Unknown fields are dropped. */
export function parseClientEvent(value: unknown): ClientEvent | null {
  if (!isFields(value)) return null
  const { id, epoch, sequence, madeAt } = value
  const content = parseContent(value['content'])
  if (!isShortText(id) || !isCount(epoch) || !isCount(sequence) || !isInstant(madeAt) || content === null) return null
  return { id, epoch, sequence, madeAt: instant(madeAt), content }
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1

/** Milliseconds that a date can hold (ECMA-262, 21.4.1.1). */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 8.64e15

function parseContent(value: unknown): EventContent | null {
  if (!isFields(value)) return null
  const { kind, question, response, flagged, options, text, auto } = value
  if (kind === 'leave' || kind === 'return') return { kind }
  if (kind === 'submit') return typeof auto === 'boolean' ? { kind, auto } : null
  if (!isShortText(question)) return null
  if (kind === 'visit') return { kind, question }
  if (kind === 'flag') return typeof flagged === 'boolean' ? { kind, question, flagged } : null
  if (kind === 'strike') return isIds(options) ? { kind, question, options } : null
  if (kind === 'note') return isLongText(text) ? { kind, question, text } : null
  if (kind !== 'answer') return null
  const parsed = response === null ? null : parseResponse(response)
  return response !== null && parsed === null ? null : { kind, question, response: parsed }
}
