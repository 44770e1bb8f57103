import { type Instant, ok, type Ok, refuse } from '@cadre/kernel'
import type { ClientEvent } from '../client-event.ts'
import type { Attempt } from './attempt.ts'
import { type AttemptEvent, applyAll, type StoredEvent, type Worth } from './attempt-event.ts'
import type { AttemptRefusal, Command, Decision, Receipt } from './command.ts'
import { countsUntil, finalise } from './finalise.ts'
import { standingOf } from './standing.ts'

/**
 * Stores what a device sent. Every event that the log has not is appended, whatever the hour (I6); its worth is decided here, once.
 * A save of a device without the pen is refused whole (I3); an upload of its events is stored without counting.
 */
export function storeEvents(
  attempt: Attempt,
  command: Extract<Command, { kind: 'save' | 'upload' }>,
  now: Instant,
): Ok<Decision> | AttemptRefusal {
  const fresh = withoutRepeats(command.events, command.known)
  if (fresh.some((event) => event.epoch > attempt.epoch))
    return refuse('attempt.unknown-epoch', { standing: standingOf(attempt, now) })
  if (command.kind === 'save' && fresh.some((event) => event.epoch < attempt.epoch))
    return refuse('attempt.fenced', { standing: standingOf(attempt, now), known: [...knownOf(command)] })
  const { stored, ending } = appended(attempt, fresh, now)
  const worthById = new Map(stored.map(({ event, worth }) => [event.id, worth]))
  return ok({
    events: [...(stored.length > 0 ? [{ kind: 'stored', at: now, events: stored } as const] : []), ...ending],
    receipts: command.events.map(({ id }): Receipt => ({ id, outcome: worthById.get(id) ?? 'known' })),
  })
}

function withoutRepeats(events: readonly ClientEvent[], known: ReadonlySet<string>): ClientEvent[] {
  const seen = new Set(known)
  return events.filter(({ id }) => !seen.has(id) && seen.add(id))
}

const knownOf = ({ events, known }: Extract<Command, { kind: 'save' | 'upload' }>): Set<string> =>
  new Set(events.map(({ id }) => id).filter((id) => known.has(id)))

/** The log's new lines, and the ending when the taker's last word is among them. What follows that word is late. */
function appended(before: Attempt, fresh: readonly ClientEvent[], now: Instant) {
  let attempt = before
  const stored: StoredEvent[] = []
  const ending: AttemptEvent[] = []
  for (const event of fresh) {
    stored.push({
      sequence: before.sequence + stored.length + 1,
      event,
      receivedAt: now,
      worth: worthOf(attempt, event, now),
    })
    if (!endsAttempt(attempt, event)) continue
    const last = finalise(attempt, { cause: 'submitted', closedAt: now, delivered: true }, now)
    attempt = applyAll(attempt, last)
    ending.push(...last)
  }
  return { stored, ending }
}

/**
 * A device whose timer ran out speaks for the deadline it knew. While the attempt is open it was wrong, because extra time has been
 * granted that it had not heard of: its word is stored, and it hears of the new deadline with the receipt.
 */
const endsAttempt = (attempt: Attempt, { content, epoch }: ClientEvent): boolean =>
  content.kind === 'submit' && epoch === attempt.epoch && !(content.auto && attempt.phase === 'open')

/**
 * What an event is worth when it arrives at `now`. The server's clock decides whether the attempt is open (I4); the device's claim
 * `madeAt` decides only between late and late-counted.
 */
export function worthOf(attempt: Attempt, event: ClientEvent, now: Instant): Worth {
  if (attempt.phase === 'voided') return 'void'
  if (event.epoch !== attempt.epoch) return 'fenced'
  if (attempt.phase === 'open') return 'counted'
  if (attempt.phase !== 'closed' || attempt.closedAt === null) return 'late'
  return event.madeAt < attempt.closedAt && now < countsUntil(attempt) ? 'late-counted' : 'late'
}
