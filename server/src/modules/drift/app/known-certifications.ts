import type { Id, PlainDate } from '@cadre/kernel'
import type { Level } from '@cadre/formats/blueprint'
import type { Reads } from '../../../platform/db/transaction.ts'
import { certificationsOf, guideHistoryByCertification } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import type { KnownCertification } from '../domain/certification-drift.ts'

export type Known = KnownCertification & { readonly level: Level }
export type Catalogue = { readonly certifications: readonly Known[]; readonly today: PlainDate }

/** The catalogue as drift sees it: three statements whatever its size. */
export async function knownCatalogue(reads: Reads): Promise<Catalogue> {
  const guides = await guideHistoryByCertification(reads)
  const certifications = await certificationsOf(reads)
  return {
    certifications: certifications.map((each) => ({ ...each, guides: guides.get(each.certificationId) ?? [] })),
    today: await todayOf(reads),
  }
}

export const certificationIn = ({ certifications }: Catalogue, certificationId: Id<'crt'>): Known | null =>
  certifications.find((each) => each.certificationId === certificationId) ?? null
