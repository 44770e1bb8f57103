export { statusOn, type Certification, type CertificationId } from './domain/certification.ts'
export { catalogueRoutes } from './http.ts'
export { seedCatalogue } from './app/seed-catalogue.ts'
export {
  certificatesOf,
  certificatesRunningOut,
  deleteCertificate,
  insertCertificate,
  type Certificate,
} from './store/certificates.ts'
export { certificationsOf, findCertification, findCertificationByCode } from './store/certifications.ts'
export { demandsOf, insertDemand, moveDemand } from './store/demand.ts'
export { factsOf, factsUnderKey } from './store/facts.ts'
export { guideHistoryByCertification, guideVersionsOf } from './store/guides.ts'
export { trustedFact, trustedNumber } from './domain/trusted.ts'
export type { Fact, FactKey } from './domain/fact.ts'
export type { Demand } from './domain/demand.ts'
export type { GuideVersion } from './domain/guide.ts'
