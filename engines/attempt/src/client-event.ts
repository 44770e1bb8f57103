import type { Instant } from '@cadre/kernel'
import type { Response } from './response.ts'

/**
 * One thing a taker did, as their device wrote it down. It never changes after it was sent; a correction is a new event.
 * `id` is unique within the attempt. `sequence` rises from 1 within an epoch, with gaps where an unsent event was replaced.
 * `madeAt` is the server's time as the device estimated it: a claim, used for late uploads and times spent, never for order.
 */
export type ClientEvent = {
  readonly id: string
  readonly epoch: number
  readonly sequence: number
  readonly madeAt: Instant
  readonly content: EventContent
}

export type EventContent =
  /** null: the answer was cleared. */
  | { readonly kind: 'answer'; readonly question: string; readonly response: Response | null }
  /** Flag for review. */
  | { readonly kind: 'flag'; readonly question: string; readonly flagged: boolean }
  /** The options that the taker struck out, all of them. */
  | { readonly kind: 'strike'; readonly question: string; readonly options: readonly string[] }
  | { readonly kind: 'note'; readonly question: string; readonly text: string }
  /** The question came on screen. */
  | { readonly kind: 'visit'; readonly question: string }
  /** The page lost or regained focus: a signal for the record, never a reason to act. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'return' }
  /** The taker's last word. `auto` when the device sent it because its timer ran out. */
  | { readonly kind: 'submit'; readonly auto: boolean }

export type EventKind = EventContent['kind']

export const eventKinds = ['answer', 'flag', 'strike', 'note', 'visit', 'leave', 'return', 'submit'] as const

type Place = Pick<ClientEvent, 'epoch' | 'sequence'>

/**
 * I2: whether `a` comes after `b`, by (epoch, client sequence) and nothing else: not by arrival, which retries and reordering
 * change, and not by `madeAt`, which a stepping clock changes.
 */
export const isNewer = (a: Place, b: Place): boolean =>
  a.epoch > b.epoch || (a.epoch === b.epoch && a.sequence > b.sequence)
