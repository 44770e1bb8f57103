import { weightedDomains, type WeightedDomain } from '@cadre/formats/blueprint'
import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { guideHistoryByCertification, guideVersionsOf } from '../../catalogue/index.ts'
import { todayOf } from '../../identity/index.ts'
import {
  currentFirst,
  domainsOfGuide,
  nameAmong,
  placesAmong,
  type NamedDomain,
  type PlaceOf,
} from '../domain/exam-domains.ts'
import { publishedDomainsOf, type PublishedDomains } from '../store/published-domains.ts'

export type ExamDomains = {
  readonly domains: readonly WeightedDomain[]
  readonly placeOf: PlaceOf
  /** The place of a key's domain among them; of what is none of them, the one behind the last. */
  readonly rankOf: (key: string) => number
}

/**
 * The exam's domains as the newest published version of a guide in force for a certification has them, whatever is being drafted;
 * before the first is published, as the exam guide in force names them. None where there is no guide either.
 */
export async function examDomainsOf(reads: Reads, certificationId: Id<'crt'>): Promise<ExamDomains> {
  const published = await domainsByVersion(reads, certificationId)
  const [newest] = published
  const domains = newest ? weightedDomains(newest) : domainsOfGuide(await guideVersionsOf(reads, certificationId))
  const placeOf = placesAmong(domains, published)
  const rankOf = (key: string): number => {
    const rank = domains.findIndex((each) => each.key === (placeOf(key) ?? key))
    return rank < 0 ? domains.length : rank
  }
  return { domains, placeOf, rankOf }
}

/** Where the keys of a bank stand among the domains of one version: a cohort's may be older than the newest. */
export async function placesIn(
  reads: Reads,
  certificationId: Id<'crt'>,
  domains: readonly NamedDomain[],
): Promise<PlaceOf> {
  return placesAmong(domains, await domainsByVersion(reads, certificationId))
}

const domainsByVersion = async (reads: Reads, certificationId: Id<'crt'>) =>
  (await inOrder(reads, await publishedDomainsOf(reads, certificationId))).map(({ domains }) => domains)

/** Of one certification or of several. Most have blueprints of one guide, of which the newest is first already. */
async function inOrder(reads: Reads, published: readonly PublishedDomains[]): Promise<readonly PublishedDomains[]> {
  const of = [...Map.groupBy(published, ({ certificationId }) => certificationId)]
  if (of.every(([, versions]) => new Set(versions.map(({ guide }) => guide)).size === 1)) return published
  const guides = await guideHistoryByCertification(reads)
  const today = await todayOf(reads)
  return of.flatMap(([certificationId, versions]) => currentFirst(versions, guides.get(certificationId) ?? [], today))
}

/** What people call a domain of an exam, by whatever key it once had; the key itself where no published version names it. */
export type DomainCalled = (certificationId: Id<'crt'>, key: string) => string

export async function domainCalled(reads: Reads): Promise<DomainCalled> {
  const published = Map.groupBy(
    await inOrder(reads, await publishedDomainsOf(reads)),
    ({ certificationId }) => certificationId,
  )
  const called = new Map(
    [...published].map(([certificationId, versions]) => [
      certificationId,
      nameAmong(versions.map(({ domains }) => domains)),
    ]),
  )
  return (certificationId, key) => called.get(certificationId)?.(key) ?? key
}
