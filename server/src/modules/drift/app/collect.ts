import type { Reads } from '../../../platform/db/transaction.ts'
import { affectedBy, type Affected } from '../domain/at-stake.ts'
import { driftOf, type CertificationDrift } from '../domain/certification-drift.ts'
import type { Catalogue, Known } from './known-certifications.ts'
import type { DriftSource } from './source.ts'

export type Drifting = {
  readonly certification: Known
  readonly drift: CertificationDrift
  readonly affected: readonly Affected[]
}

/** Every certification that drifts, with all that its drift reaches: each source is asked once. */
export async function collectDrift(
  reads: Reads,
  { certifications, today }: Catalogue,
  sources: readonly DriftSource[],
): Promise<Drifting[]> {
  const drifting = certifications.flatMap((certification) => {
    const drift = driftOf(certification, today)
    return drift ? [{ certification, drift }] : []
  })
  const ids = new Set(drifting.map(({ certification }) => certification.certificationId))
  const atStake = []
  for (const source of sources) atStake.push(...(await source(reads, ids)))
  const byCertification = Map.groupBy(atStake, ({ certificationId }) => certificationId)
  return drifting.map(({ certification, drift }) => ({
    certification,
    drift,
    affected: affectedBy(drift, byCertification.get(certification.certificationId) ?? [], today),
  }))
}
