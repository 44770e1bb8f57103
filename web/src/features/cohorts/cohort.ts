import type { readCohort, ReplyOf } from '@cadre/contracts'

/** One cohort as the API shows it to this person. */
export type Cohort = ReplyOf<typeof readCohort>
export type Seat = Cohort['people'][number]
export type PlannedSession = Cohort['plan']['sessions'][number]
