import type { Instant } from '@cadre/kernel'
import type { Receipt } from '../server/command.ts'
import type { Standing } from '../server/standing.ts'

/** The body of a save that was committed. */
export type Acknowledgement = {
  readonly receipts: readonly Receipt[]
  readonly standing: Standing
  /** The server's clock when it answered. */
  readonly at: Instant
}

/**
 * What came back, as far as the transport can tell. `acknowledgement` and `refusal` are what the contract's schemas made of the body;
 * null when the body was not JSON, was cut off, or had another shape.
 */
export type RawReply = {
  /** 0 when nothing came: no network, aborted, timed out. */
  readonly status: number
  readonly contentType: string | null
  /** The header as sent: seconds or an HTTP date. */
  readonly retryAfter: string | null
  readonly isJson: boolean
  readonly acknowledgement: Acknowledgement | null
  readonly refusal: {
    readonly code: string
    /** Of a fencing refusal. */
    readonly standing: Standing | null
    readonly known: readonly string[]
  } | null
}

/** What a reply means to an outbox. */
export type Reply =
  | ({ readonly kind: 'acknowledged' } & Acknowledgement)
  | { readonly kind: 'fenced'; readonly standing: Standing; readonly known: readonly string[] }
  /** Nothing of ours answered: no network, or somebody in between (captive portal, proxy). */
  | { readonly kind: 'unreachable'; readonly why: 'no-reply' | 'captive-portal' | 'cut-off' }
  /** The server asks to wait, or failed. */
  | { readonly kind: 'later'; readonly afterMs: number | null }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'wrong-shape' }
  | { readonly kind: 'refused'; readonly code: string }

/**
 * Reads a reply. Only a 2xx with a body that the contract accepts acknowledges anything: a 200 with a login page, half a JSON text or a
 * stranger's JSON does not. A fencing refusal counts only when it carries the server's standing.
 * @param now the device's wall clock, for a Retry-After that is a date.
 */
export function classifyReply(raw: RawReply, now: Instant): Reply {
  const { status, refusal } = raw
  if (status === 0) return { kind: 'unreachable', why: 'no-reply' }
  if (status >= 200 && status < 300) return successOf(raw)
  if ((status >= 300 && status < 400) || status === 511) return { kind: 'unreachable', why: 'captive-portal' }
  if (status === 409 && refusal?.code === 'attempt.fenced' && refusal.standing)
    return { kind: 'fenced', standing: refusal.standing, known: refusal.known }
  if (status === 401) return { kind: 'signed-out' }
  if (status === 413) return { kind: 'too-large' }
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: 'later', afterMs: retryAfterMs(raw.retryAfter, now) }
  if (refusal) return { kind: 'refused', code: refusal.code }
  return raw.isJson ? { kind: 'wrong-shape' } : { kind: 'unreachable', why: 'captive-portal' }
}

function successOf({ acknowledgement, isJson, contentType }: RawReply): Reply {
  if (acknowledgement) return { kind: 'acknowledged', ...acknowledgement }
  if (isJson) return { kind: 'wrong-shape' }
  return { kind: 'unreachable', why: /\bjson\b/i.test(contentType ?? '') ? 'cut-off' : 'captive-portal' }
}

/** RFC 9110 section 10.2.3: seconds or a date. null when absent or unreadable; never negative. */
export function retryAfterMs(header: string | null, now: Instant): number | null {
  if (header === null) return null
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
