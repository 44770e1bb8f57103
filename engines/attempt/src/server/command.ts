import type { Refusal } from '@cadre/kernel'
import type { ClientEvent } from '../client-event.ts'
import type { AttemptEvent, Declaration, Worth } from './attempt-event.ts'
import type { Standing } from './standing.ts'

/** What somebody asks of an attempt. */
export type Command =
  | { readonly kind: 'start'; readonly writer: string; readonly declared: Declaration }
  /** Take the pen from the device that holds it. `from` is the epoch the taker saw: a late repeat of this request finds another and has no effect. */
  | { readonly kind: 'take'; readonly writer: string; readonly from: number }
  /**
   * Events of one device, in its order. `known`: which of their ids the log has already (a look-up by the unique key, so a save
   * costs the same after ten thousand others).
   */
  | { readonly kind: 'save'; readonly events: readonly ClientEvent[]; readonly known: ReadonlySet<string> }
  /** The same from an answers file, or what a fenced device kept: stored whatever its epoch, counted only when a save would have been. */
  | { readonly kind: 'upload'; readonly events: readonly ClientEvent[]; readonly known: ReadonlySet<string> }
  /** More (or, to correct a grant, less) time. `extraMs` is added to what was granted before. */
  | { readonly kind: 'accommodate'; readonly extraMs: number; readonly reason: string }
  /** A proctor ends the writing. */
  | { readonly kind: 'close' }
  /** Nothing but the passing of time; what the sweeper says. */
  | { readonly kind: 'sweep' }
  | { readonly kind: 'regrade'; readonly reason: string }
  | { readonly kind: 'void'; readonly reason: string }

export type CommandKind = Command['kind']

/** What became of one event of a save: acknowledged to the device, by id, after the commit and never before. */
export type Receipt = { readonly id: string; readonly outcome: Worth | 'known' }

/** Write `events` (append stored ones, save the row) and answer with `receipts`, in one transaction. */
export type Decision = { readonly events: readonly AttemptEvent[]; readonly receipts: readonly Receipt[] }

export type AttemptRefusal =
  /** Another device holds the pen. `known` of the sent ids are stored all the same. */
  | Refusal<'attempt.fenced', { readonly standing: Standing; readonly known: readonly string[] }>
  /** The device is ahead of this server: its database was set back, or it is another one. */
  | Refusal<'attempt.unknown-epoch', { readonly standing: Standing }>
  | Refusal<'attempt.not-started', { readonly standing: Standing }>
  | Refusal<'attempt.already-started', { readonly standing: Standing }>
  | Refusal<'attempt.window-over', { readonly standing: Standing }>
  | Refusal<'attempt.over', { readonly standing: Standing }>
  | Refusal<'attempt.still-live', { readonly standing: Standing }>
  | Refusal<'attempt.voided', { readonly standing: Standing }>
  | Refusal<'attempt.bad-extra-time', { readonly extraMs: number; readonly granted: number }>
