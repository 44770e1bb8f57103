import type { Operation } from './kit/operation.ts'
import { bankOperations } from './bank.ts'
import { assessmentOperations } from './assessments.ts'
import { blueprintOperations } from './blueprints.ts'
import { careOperations } from './care.ts'
import { catalogueOperations } from './catalogue.ts'
import { cohortOperations } from './cohorts.ts'
import { deliveryOperations } from './delivery.ts'
import { driftOperations } from './drift.ts'
import { examOperations } from './exams.ts'
import { exampleOperations } from './example.ts'
import { identityOperations } from './identity.ts'
import { readinessOperations } from './readiness.ts'
import { recordOperations } from './records.ts'
import { reviewOperations } from './reviews.ts'
import { systemOperations } from './system.ts'
import { trainerOperations } from './trainers.ts'

/** Every operation of the API. What is not here cannot be mounted; what is here must be. */
export const operations: readonly Operation[] = [
  ...systemOperations,
  ...identityOperations,
  ...catalogueOperations,
  ...blueprintOperations,
  ...cohortOperations,
  ...trainerOperations,
  ...recordOperations,
  ...driftOperations,
  ...bankOperations,
  ...deliveryOperations,
  ...assessmentOperations,
  ...readinessOperations,
  ...examOperations,
  ...reviewOperations,
  ...careOperations,
  ...exampleOperations,
]
