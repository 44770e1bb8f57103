import { deferralOperations } from './care/deferral.ts'
import { officeHourOperations } from './care/office-hours.ts'
import { peopleOperations } from './care/people.ts'

export * from './care/deferral.ts'
export * from './care/failures.ts'
export * from './care/office-hours.ts'
export * from './care/people.ts'

export const careOperations = [...peopleOperations, ...officeHourOperations, ...deferralOperations] as const
