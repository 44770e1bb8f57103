import { readCosts, saveCosts } from './readiness/costs.ts'
import { readEvidence } from './readiness/evidence.ts'
import { acceptDeepDive, undoDeepDive } from './readiness/deep-dive.ts'
import {
  readCohortReadiness,
  readForecastRecord,
  readMyPeoplesReadiness,
  readOwnReadiness,
  readPersonReadiness,
  readReadinessOverview,
} from './readiness/reading.ts'

export * from './readiness/costs.ts'
export * from './readiness/deep-dive.ts'
export * from './readiness/evidence.ts'
export * from './readiness/reading.ts'
export * from './readiness/shapes.ts'

export const readinessOperations = [
  readOwnReadiness,
  readPersonReadiness,
  readReadinessOverview,
  readMyPeoplesReadiness,
  readForecastRecord,
  readCohortReadiness,
  acceptDeepDive,
  undoDeepDive,
  readCosts,
  saveCosts,
  readEvidence,
] as const
