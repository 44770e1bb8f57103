import { resultOperations } from './assessments/results.ts'
import { runningOperations, watchingOperations } from './assessments/running.ts'
import { takingOperations } from './assessments/taking.ts'

export * from './assessments/failures.ts'
export * from './assessments/results.ts'
export * from './assessments/running.ts'
export * from './assessments/taker.ts'
export * from './assessments/taking.ts'

export const assessmentOperations = [
  ...runningOperations,
  ...takingOperations,
  ...watchingOperations,
  ...resultOperations,
] as const
