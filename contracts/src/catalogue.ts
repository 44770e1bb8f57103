import { certificateOperations } from './catalogue/certificates.ts'
import { certificationOperations } from './catalogue/certifications.ts'
import { demandOperations } from './catalogue/demand.ts'
import { factOperations } from './catalogue/facts.ts'
import { guideOperations } from './catalogue/guide.ts'

export * from './catalogue/certificates.ts'
export * from './catalogue/certifications.ts'
export * from './catalogue/demand.ts'
export * from './catalogue/facts.ts'
export * from './catalogue/failures.ts'
export * from './catalogue/guide.ts'

export const catalogueOperations = [
  ...certificationOperations,
  ...factOperations,
  ...guideOperations,
  ...demandOperations,
  ...certificateOperations,
] as const
