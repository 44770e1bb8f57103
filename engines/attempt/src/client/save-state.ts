import type { Instant } from '@cadre/kernel'
import type { ClientEvent, EventContent } from '../client-event.ts'
import { mayWrite, type Outbox, type Problem } from './outbox.ts'

/** Answers (questions with an unsaved answer or note) on this device's disk, and those in its memory alone. */
export type Unsaved = { readonly kept: number; readonly unkept: number }

/** What the screen says. `saved.at`: the server's time of the last acknowledgement, null when nothing was ever to be saved. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: Instant | null }
  | ({ readonly kind: 'saving' } & Unsaved)
  | ({ readonly kind: 'waiting' } & Unsaved)
  | ({ readonly kind: 'offline' } & Unsaved)
  | ({ readonly kind: 'read-only' } & Unsaved)
  | ({ readonly kind: 'problem'; readonly problem: Problem | DeviceProblem } & Unsaved)

/** `not-kept`: unsent answers are in memory alone. `leftovers`: answers of an epoch that lost the pen wait for the taker's choice. */
export type DeviceProblem = { readonly kind: 'not-kept' } | { readonly kind: 'leftovers' }

/** A request that is unanswered for longer is not called saving any more; what it is, a slow line or none, nobody knows yet. */
export const answerWithinMs = 1_500

/**
 * The one sentence about safety, read from the outbox and nothing else, so that it is true at every moment. Saved means: every event
 * made on this device is acknowledged by id. Read-only and problem come first, because waiting does not end them.
 * @param nowSteady the device's steady clock, ms.
 */
export function saveState(outbox: Outbox, nowSteady: number): SaveState {
  const unsaved = unsavedIn(outbox)
  if (!mayWrite(outbox)) return { kind: 'read-only', ...unsaved }
  if (outbox.problem && outbox.pending.length > 0) return { kind: 'problem', problem: outbox.problem, ...unsaved }
  if (outbox.leftovers.some(({ why }) => why === 'too-large'))
    return { kind: 'problem', problem: { kind: 'too-large' }, ...unsaved }
  if (outbox.pending.length === 0 && outbox.leftovers.length > 0)
    return { kind: 'problem', problem: { kind: 'leftovers' }, ...unsaved }
  if (outbox.pending.length === 0) return { kind: 'saved', at: outbox.savedAt }
  const late = outbox.flight !== null && nowSteady - outbox.flight.sinceSteady > answerWithinMs
  const offline = outbox.failures > 0
  if ((offline || late) && !outbox.durable) return { kind: 'problem', problem: { kind: 'not-kept' }, ...unsaved }
  return { kind: offline ? 'offline' : late ? 'waiting' : 'saving', ...unsaved }
}

function unsavedIn({ pending, leftovers, durable }: Outbox): Unsaved {
  const entries = [...pending, ...leftovers]
  const kept = questionsIn(entries.filter((entry) => durable && entry.kept))
  return { kept: kept.size, unkept: questionsIn(entries).size - kept.size }
}

/**
 * Whether something that the taker did would be lost if this page ended now: neither the server nor this device's disk has it. Where
 * they went and when they looked away is nothing they would miss.
 */
export const wouldLose = ({ pending, leftovers, durable }: Outbox): boolean =>
  [...pending, ...leftovers].some(({ event, kept }) => !(durable && kept) && isWork(event.content))

const isWork = ({ kind }: EventContent): boolean => kind !== 'visit' && kind !== 'leave' && kind !== 'return'

const questionsIn = (entries: readonly { readonly event: ClientEvent }[]): Set<string> =>
  new Set(
    entries.flatMap(({ event: { content } }) =>
      content.kind === 'answer' || content.kind === 'note' ? [content.question] : [],
    ),
  )
