import type { Instant } from '@cadre/kernel'
import type { ClientEvent } from './client-event.ts'

/**
 * Milliseconds that each question was on screen with the page in focus: from its `visit` to whatever ends it (another visit, `leave`,
 * `submit`, or `until`); `return` goes on with the question that was open. Per question of `events`, which may come in any order.
 *
 * Limits: from the device's account of time, so it is information and not proof; a sleeping machine that reported no `leave` counts as
 * looking, for at most `longestMs` at a stretch between two events.
 * @param until when the writing ended. @param longestMs more than anybody looks at one question without doing anything, ms.
 */
export function timeSpent(
  events: readonly ClientEvent[],
  until: Instant,
  longestMs = 20 * 60_000,
): ReadonlyMap<string, number> {
  const spent = new Map<string, number>()
  let open: string | null = null
  let present = true
  let since = 0
  const count = (to: number) => {
    if (open === null || !present) return
    const ms = Math.min(Math.max(0, Math.min(to, until) - since), longestMs)
    spent.set(open, (spent.get(open) ?? 0) + ms)
  }
  for (const { content, madeAt } of inOrder(events)) {
    count(madeAt)
    since = madeAt
    if (content.kind === 'visit') open = content.question
    if (content.kind === 'submit') open = null
    if (content.kind === 'leave' || content.kind === 'return') present = content.kind === 'return'
  }
  count(until)
  return spent
}

/** As they were made: by (epoch, client sequence). */
export const inOrder = (events: readonly ClientEvent[]): readonly ClientEvent[] =>
  events.toSorted((a, b) => a.epoch - b.epoch || a.sequence - b.sequence)
