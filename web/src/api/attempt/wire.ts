import { attemptFenced, attemptStanding, saveEvents, type ReplyOf, type takerEvent } from '@cadre/contracts'
import type { Acknowledgement, ClientEvent, RawReply, Standing } from '@cadre/attempt'
import type { Instant } from '@cadre/kernel'
import { z } from 'zod'
import { isoText } from '../../lib/format/moment.ts'
import { instantAt } from '../../lib/format/wire.ts'

type WireStanding = z.output<typeof attemptStanding>

const instantOrNull = (iso: string | null): Instant | null => (iso === null ? null : instantAt(iso))

/** A standing as the core knows it. Who holds the pen is not told; the epoch says whether it is this tab. */
export const standingFrom = ({ serverNow, ...wire }: WireStanding): Standing => ({
  at: instantAt(serverNow),
  phase: wire.phase,
  epoch: wire.epoch,
  writer: null,
  startedAt: instantOrNull(wire.startedAt),
  deadlineAt: instantOrNull(wire.deadlineAt),
  extraMs: wire.extraMs,
  closedAt: instantOrNull(wire.closedAt),
  cause: wire.cause,
  countsUntil: instantOrNull(wire.countsUntil),
  sequence: wire.sequence,
})

/** An event as it travels. */
export const wireEventOf = ({ id, sequence, madeAt, content }: ClientEvent): z.input<typeof takerEvent> => ({
  id,
  sequence,
  madeAt: isoText(madeAt),
  content: content.kind === 'strike' ? { ...content, options: [...content.options] } : content,
})

export const acknowledgementFrom = ({ receipts, standing }: ReplyOf<typeof saveEvents>): Acknowledgement => {
  const read = standingFrom(standing)
  return { receipts, standing: read, at: read.at }
}

const problem = z.object({ code: z.string(), details: z.unknown() })

/** What came back, before anybody trusted it. */
export type Arrived = {
  readonly status: number
  readonly contentType: string | null
  readonly retryAfter: string | null
  readonly text: string
}

/** Nothing came: no network, aborted, timed out. */
export const nothing: RawReply = {
  status: 0,
  contentType: null,
  retryAfter: null,
  isJson: false,
  acknowledgement: null,
  refusal: null,
}

/** A reply to a save as the core judges it: what the contract's schemas make of the body, and nothing taken on trust. */
export function rawReplyOf({ status, contentType, retryAfter, text }: Arrived): RawReply {
  const json = parsedJson(text)
  const acknowledged = saveEvents.output.safeParse(json.value)
  const refused = problem.safeParse(json.value)
  return {
    status,
    contentType,
    retryAfter,
    isJson: json.ok,
    acknowledgement: acknowledged.success ? acknowledgementFrom(acknowledged.data) : null,
    refusal: refused.success ? refusalOf(refused.data) : null,
  }
}

function refusalOf({ code, details }: z.output<typeof problem>): RawReply['refusal'] {
  const fenced = attemptFenced.details.safeParse(details)
  return {
    code,
    standing: fenced.success ? standingFrom(fenced.data.standing) : null,
    known: fenced.success ? fenced.data.known : [],
  }
}

function parsedJson(text: string): { readonly ok: boolean; readonly value: unknown } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, value: undefined }
  }
}
