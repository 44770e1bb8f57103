import { consoleOperations } from './delivery/console.ts'
import { previewQuiz } from './delivery/preview.ts'
import { recordOfRunOperations } from './delivery/record.ts'
import { runningOperations } from './delivery/run.ts'
import { takingPartOperations } from './delivery/taking-part.ts'

export * from './delivery/console.ts'
export { runEvents } from './delivery/events.ts'
export * from './delivery/failures.ts'
export * from './delivery/preview.ts'
export * from './delivery/record.ts'
export { commandRun, listRuns, openRun, readRun, runCommand, runOfSession, saveTakeaways } from './delivery/run.ts'
export * from './delivery/shared.ts'
export * from './delivery/taking-part.ts'

export const deliveryOperations = [
  ...runningOperations,
  ...consoleOperations,
  ...takingPartOperations,
  ...recordOfRunOperations,
  previewQuiz,
] as const
