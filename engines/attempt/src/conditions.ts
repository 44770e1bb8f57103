import type { ClientEvent } from './client-event.ts'
import type { Attempt } from './server/attempt.ts'
import type { Declaration } from './server/attempt-event.ts'
import { inOrder } from './time-spent.ts'

/** Under which conditions an attempt was taken: what a forecast weighs it by (Q4). Signals, never accusations. */
export type Conditions = {
  readonly timed: boolean
  /** No silence longer than `longestPauseMs` between the start and the end. */
  readonly oneSitting: boolean
  readonly closedBook: boolean
  /** Share of its questions, 0 to 1, that the taker had not seen before. */
  readonly firstExposure: number
  /** How often and how long the page was out of focus, as far as the device told. */
  readonly timesAway: number
  readonly awayMs: number
  /** Devices or tabs that held the pen. */
  readonly devices: number
}

export type ConditionsInput = {
  readonly attempt: Attempt
  readonly declared: Declaration
  readonly events: readonly ClientEvent[]
  /** Questions of the form, and how many of them the taker had met before it began. */
  readonly questions: number
  readonly seenBefore: number
  readonly longestPauseMs?: number
}

/** The conditions of a started attempt. Limits: times are the device's account; a device that was offline reports them later, not less. */
export function conditionsOf(input: ConditionsInput): Conditions {
  const { attempt, declared, questions, seenBefore, longestPauseMs = 30 * 60_000 } = input
  const events = inOrder(input.events)
  const moments = [attempt.startedAt, ...events.map(({ madeAt }) => madeAt)].filter((at) => at !== null)
  const pauses = moments.slice(1).map((at, i) => at - (moments[i] ?? at))
  return {
    timed: attempt.terms.limitMs !== null,
    oneSitting: pauses.every((ms) => ms <= longestPauseMs),
    closedBook: declared.closedBook,
    firstExposure: questions === 0 ? 1 : 1 - Math.min(seenBefore, questions) / questions,
    ...absences(events),
    devices: attempt.epoch,
  }
}

function absences(events: readonly ClientEvent[]): { timesAway: number; awayMs: number } {
  let timesAway = 0
  let awayMs = 0
  let leftAt: number | null = null
  for (const { content, madeAt } of events) {
    if (content.kind === 'leave' && leftAt === null) {
      timesAway += 1
      leftAt = madeAt
    } else if (leftAt !== null && content.kind !== 'leave') {
      awayMs += Math.max(0, madeAt - leftAt)
      leftAt = null
    }
  }
  return { timesAway, awayMs }
}
