import { causes, phases, responseKinds, worths } from '@cadre/attempt'
import { z } from 'zod'
import { instantText, multiline, secret, sentInstant, text } from '../kit/fields.ts'

/** Option, step, prompt and answer ids of a taker's question. */
const part = () => text(40)
const typed = () => multiline(400)
const [single, multiple, ordering, matching, numeric, written] = responseKinds

/** What a taker answered; see `Response` in engines/attempt. */
export const responseShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal(single), option: part() }),
  z.object({ kind: z.literal(multiple), options: z.array(part()).max(40).readonly() }),
  z.object({ kind: z.literal(ordering), order: z.array(part()).max(40).readonly() }),
  z.object({ kind: z.literal(matching), pairs: z.record(part(), part()) }),
  z.object({ kind: z.literal(numeric), text: typed() }),
  z.object({ kind: z.literal(written), text: typed() }),
])

/** Place of a question in its form, from 1; a form never changes once somebody has started it. */
export const place = () => text(3).refine((s) => /^[1-9]\d{0,2}$/.test(s), 'must be the place of a question, from 1')

/** Everything a taker does; see `EventContent` in engines/attempt. `submit` is their last word. */
export const eventContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), question: place(), response: responseShape.nullable() }),
  z.object({ kind: z.literal('flag'), question: place(), flagged: z.boolean() }),
  z.object({ kind: z.literal('strike'), question: place(), options: z.array(part()).max(40) }),
  z.object({ kind: z.literal('note'), question: place(), text: multiline(4_000) }),
  z.object({ kind: z.literal('visit'), question: place() }),
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('return') }),
  z.object({ kind: z.literal('submit'), auto: z.boolean() }),
])

/** One event as the browser wrote it down: it never changes after it was sent. */
export const takerEvent = z.object({
  /** Unique in the attempt: a repeated event is stored once. */
  id: text(40, 8),
  /** Rises within an epoch. */
  sequence: z.int().min(1).max(1_000_000),
  /** The server's time as the browser estimated it: a claim, never used for order. */
  madeAt: sentInstant(),
  content: eventContent,
})

/** What the server holds of an attempt as it answers; see `Standing` in engines/attempt. */
export const attemptStanding = z.object({
  phase: z.enum(phases),
  epoch: z.int(),
  startedAt: instantText().nullable(),
  /** Null: untimed. */
  deadlineAt: instantText().nullable(),
  extraMs: z.int(),
  closedAt: instantText().nullable(),
  cause: z.enum(causes).nullable(),
  /** While closed: until when what was made before closing still counts. */
  countsUntil: instantText().nullable(),
  sequence: z.int(),
  /** The server's clock as it answered. */
  serverNow: instantText(),
})

export const receipt = z.object({ id: z.string(), outcome: z.enum([...worths, 'known']) })

/** What the attempt holds of the taker's work on a question. */
export const workOnQuestion = z.object({
  question: z.string(),
  response: responseShape.nullable(),
  flagged: z.boolean(),
  struck: z.array(z.string()),
  note: z.string(),
})

/** A browser's own secret for one attempt, made by it: from then on the right to write. The server keeps its hash. */
export const writerSecret = () =>
  secret(60, 32).refine((s) => /^[A-Za-z0-9_-]+$/.test(s), 'must be base64url of at least 24 random bytes')
