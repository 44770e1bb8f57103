import { present } from '@cadre/kernel'
import { readContent } from '../../../platform/content.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { seedsOf, shippedCatalogue, sourceOfConfidence, type SeedCertification } from '../domain/shipped.ts'
import type { CertificationId } from '../domain/certification.ts'
import { insertCertification } from '../store/certifications.ts'
import { insertFacts } from '../store/facts.ts'
import { insertGuideVersion } from '../store/guides.ts'

/** Gives a new organisation the catalogue that ships: facts with their confidence and conflicts, ready to be edited. */
export async function seedCatalogue(tx: Tx): Promise<Map<string, CertificationId>> {
  const shipped = shippedCatalogue.parse(readContent('catalogue/certifications.json'))
  const idsByCode = new Map<string, CertificationId>()
  for (const seed of seedsOf(shipped)) {
    const certificationId = present(
      await insertCertification(tx, seed),
      `the shipped catalogue names ${seed.code} once`,
    )
    idsByCode.set(seed.code, certificationId)
    await insertFacts(
      tx,
      seed.facts.map((fact) => ({
        certificationId,
        ...fact,
        source: sourceOfConfidence[fact.confidence],
        asOf: shipped.asOf,
        version: null,
      })),
    )
    await insertGuideVersion(tx, guideOf(seed, certificationId))
  }
  return idsByCode
}

const guideOf = ({ code, guide }: SeedCertification, certificationId: CertificationId) => ({
  certificationId,
  label: code,
  effectiveFrom: guide.effectiveFrom,
  confidence: guide.confidence,
  domains: guide.domains.map((domain) => ({ ...domain, objectives: [] })),
})
