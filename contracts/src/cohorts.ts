import { planningOperations } from './cohorts/planning.ts'
import { cohortReadingOperations } from './cohorts/cohort.ts'
import { calendarChangeOperations } from './cohorts/changes.ts'
import { seatOperations } from './cohorts/seats.ts'
import { availabilityOperations } from './cohorts/availability.ts'
import { calendarOperations } from './cohorts/calendar.ts'
import { feedOperations } from './cohorts/feeds.ts'
import { overviewOperations } from './cohorts/overviews.ts'

export * from './cohorts/availability.ts'
export * from './cohorts/calendar.ts'
export * from './cohorts/changes.ts'
export * from './cohorts/cohort.ts'
export * from './cohorts/failures.ts'
export * from './cohorts/feeds.ts'
export * from './cohorts/overviews.ts'
export * from './cohorts/planning.ts'
export * from './cohorts/seats.ts'

export const cohortOperations = [
  ...planningOperations,
  ...cohortReadingOperations,
  ...calendarChangeOperations,
  ...seatOperations,
  ...availabilityOperations,
  ...calendarOperations,
  ...feedOperations,
  ...overviewOperations,
] as const
