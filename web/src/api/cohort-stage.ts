import type { cohortStages, seatStates } from '@cadre/contracts'

export type CohortStage = (typeof cohortStages)[number]
export type SeatState = (typeof seatStates)[number]
type Called = { readonly tone: 'good' | 'warn' | 'bad' | 'calm'; readonly words: string }

/** What the stages of a cohort are called, and how they are marked. */
export const stageCalled: Readonly<Record<CohortStage, Called>> = {
  draft: { tone: 'calm', words: 'Draft' },
  tentative: { tone: 'warn', words: 'Tentative' },
  confirmed: { tone: 'good', words: 'Confirmed' },
  running: { tone: 'good', words: 'Running' },
  finished: { tone: 'calm', words: 'Finished' },
  cancelled: { tone: 'bad', words: 'Cancelled' },
}

export const seatCalled: Readonly<Record<SeatState, Called>> = {
  interested: { tone: 'calm', words: 'Interested' },
  waiting: { tone: 'warn', words: 'On the wait list' },
  invited: { tone: 'warn', words: 'Invited, not accepted yet' },
  confirmed: { tone: 'good', words: 'Accepted' },
  left: { tone: 'calm', words: 'Left' },
}
