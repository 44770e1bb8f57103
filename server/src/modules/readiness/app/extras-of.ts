import { weightedDomains } from '@cadre/formats/blueprint'
import type { Reads } from '../../../platform/db/transaction.ts'
import { placesIn } from '../../blueprints/index.ts'
import { contentOfCohort, type Cohort } from '../../cohorts/index.ts'
import { extrasFor, type Extra } from '../domain/extras.ts'
import type { ReadinessView } from './views.ts'

/** What the cohort's own copy of its blueprint keeps for people who stand as this one does. */
export async function extrasOf(reads: Reads, cohort: Cohort, domains: ReadinessView['domains']): Promise<Extra[]> {
  if (domains.every(({ share }) => share === null)) return []
  const content = await contentOfCohort(reads, cohort)
  const placeOf = await placesIn(reads, cohort.certificationId, weightedDomains(content.domains))
  return extrasFor(
    content,
    domains.map(({ key, name, share }) => ({ key: placeOf(key) ?? key, name, share })),
  )
}
