import type { ReplyOf, readRun } from '@cadre/contracts'
import { instant, type Instant } from '@cadre/kernel'
import type { Run } from '@cadre/session'

export type SharedRun = ReplyOf<typeof readRun>['run']
export type SharedPoll = NonNullable<SharedRun['poll']>

const at = (text: string | null): Instant | null => (text === null ? null : instant(Date.parse(text)))

/** The run as the clock of engines/session reads it. */
export function runOf(shared: SharedRun): Run {
  return {
    phase: shared.phase,
    blocks: shared.blocks.map(({ begunAt, ...block }) => ({
      ...block,
      begunAt: at(begunAt),
      leastMs: 1,
      value: 1,
      objectives: [],
    })),
    at: shared.at,
    startsAt: instant(Date.parse(shared.startsAt)),
    endsAt: instant(Date.parse(shared.endsAt)),
    openedAt: at(shared.openedAt),
    startedAt: at(shared.startedAt),
    enteredAt: at(shared.enteredAt),
    endedAt: at(shared.endedAt),
  }
}

/** What is newer: a state that was overtaken on its way changes nothing. */
export const newerOf = (known: SharedRun | null, told: SharedRun): SharedRun =>
  known && known.revision > told.revision ? known : told
