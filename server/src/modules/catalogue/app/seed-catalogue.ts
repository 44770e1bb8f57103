import { parsePublishedObjectives } from '@cadre/formats/catalogue'
import { expectOk, present } from '@cadre/kernel'
import { readContent, readContentText } from '../../../platform/content.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { seedsOf, shippedCatalogue, sourceOfConfidence } from '../domain/shipped.ts'
import type { CertificationId } from '../domain/certification.ts'
import { insertCertification } from '../store/certifications.ts'
import { insertFacts } from '../store/facts.ts'
import { insertGuideVersion } from '../store/guides.ts'
import { insertResource } from '../store/resources.ts'

/**
 * Gives a new organisation the catalogue that ships: facts with their confidence and conflicts,
 * objectives under their domains, places to learn; all ready to be edited.
 */
export async function seedCatalogue(tx: Tx): Promise<Map<string, CertificationId>> {
  const shipped = shippedCatalogue.parse(readContent('catalogue/certifications.json'))
  const published = expectOk(parsePublishedObjectives(readContentText('catalogue/objectives.yaml')))
  const idsByCode = new Map<string, CertificationId>()
  for (const seed of seedsOf(shipped, published.certifications)) {
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
    await insertGuideVersion(tx, { certificationId, ...seed.guide })
    for (const resource of seed.resources) await insertResource(tx, { certificationId, ...resource })
  }
  return idsByCode
}
