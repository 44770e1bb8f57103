import { reviewDayOperations } from './reviews/day.ts'
import { harderOperations } from './reviews/harder.ts'
import { questionReportOperations } from './reviews/reports.ts'
import { studyOperations } from './reviews/study.ts'

export * from './reviews/day.ts'
export * from './reviews/failures.ts'
export * from './reviews/harder.ts'
export * from './reviews/reports.ts'
export * from './reviews/study.ts'

export const reviewOperations = [
  ...reviewDayOperations,
  ...harderOperations,
  ...questionReportOperations,
  ...studyOperations,
] as const
