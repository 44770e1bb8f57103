import { blockTitles } from '@cadre/session'
import type { consequenceGroups } from '@cadre/contracts'
import type { PlainDate, Zone } from '@cadre/kernel'
import type { CohortStage } from '../../api/cohort-stage.ts'

export type ConsequenceGroupName = (typeof consequenceGroups)[number]

/** What each group of consequences is called; the order in which they are shown is the contract's. */
export const groupCalled: Readonly<Record<ConsequenceGroupName, string>> = {
  sessions: 'Sessions',
  work: 'Work between sessions',
  people: 'People',
  invitations: 'Is sent',
  exam: 'Exam dates',
  conflicts: 'Conflicts',
  advice: 'Worth knowing',
}

export const taskCalled = {
  assignment: 'Assignment',
  checkpoint: 'Checkpoint',
  'self-paced': 'Self-paced',
} as const

export const sessionStateCalled = {
  planned: { tone: 'calm', words: 'Planned' },
  cancelled: { tone: 'bad', words: 'Cancelled' },
  merged: { tone: 'calm', words: 'Merged' },
  held: { tone: 'good', words: 'Held' },
} as const

/** Monday is 1. */
export const weekdayCalled = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** The range that a group works best in (K1). */
export const recommended = { fewest: 3, most: 6 } as const

/** What the number of people means for the group; null when it is as recommended. */
export function groupSizeWords(people: number): string | null {
  if (people === 0) return 'Nobody chosen yet. 3 to 6 people are recommended; you can add them later too.'
  if (people < recommended.fewest)
    return `${people === 1 ? 'One person' : 'Two people'}: below the recommended 3 to 6. Discussion and pairs for labs will be thin.`
  if (people > recommended.most)
    return `${people} people: above the recommended 3 to 6. Each gets less of the trainer; consider two cohorts.`
  return null
}

/** What a stage means for the people in it. */
export const stageMeans: Readonly<Record<CohortStage, string>> = {
  draft: 'Only planners see it. Nobody has been told.',
  tentative: 'Announced with tentative dates. Invitations go out when it is confirmed.',
  confirmed: 'Confirmed: invitations and calendars have been sent.',
  running: 'Running.',
  finished: 'Finished.',
  cancelled: 'Cancelled. Invitations were taken back.',
}

const blocks: Readonly<Record<string, string>> = blockTitles

/** A kind that is new in the blueprint format is shown by its own name. */
export const blockCalled = (kind: string): string => blocks[kind] ?? kind.replaceAll('-', ' ')

export type CohortClock = { readonly zone: Zone; readonly today: PlainDate }
