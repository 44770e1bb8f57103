import type { Question } from '@cadre/assembly'
import { dateIn, type Id, type Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { enemyPairsAmong, exposureCounts, lastSeenBy, livePoolOf, type PoolQuestion } from '../../bank/index.ts'
import { blueprintsOf, type VersionContent } from '../../blueprints/index.ts'
import { zoneOfOrganisation } from '../../identity/index.ts'
import type { WeightedDomain } from '../domain/form-specification.ts'

/** The exam's domains with their weights, as the newest blueprint of the certification has them; none where there is no blueprint. */
export async function examDomainsOf(reads: Reads, certificationId: Id<'crt'>): Promise<readonly WeightedDomain[]> {
  const blueprints = (await blueprintsOf(reads)).filter((each) => each.certificationId === certificationId)
  return weightedDomains(blueprints.at(-1)?.content.domains ?? [])
}

/** A blueprint's domains, each with one weight. */
export const weightedDomains = (domains: VersionContent['content']['domains']): WeightedDomain[] =>
  domains.map(({ key, name, weight }) => ({ key, name, weight: middleOf(weight) }))

/** Some guides give a weight as a range. */
const middleOf = (weight: number | readonly [number, number]): number =>
  typeof weight === 'number' ? weight : (weight[0] + weight[1]) / 2

/** What people call a domain of an exam; its key where no blueprint names it. */
export type DomainCalled = (certificationId: Id<'crt'>, key: string) => string

export async function domainCalled(reads: Reads): Promise<DomainCalled> {
  const names = new Map(
    (await blueprintsOf(reads)).flatMap(({ certificationId, content }) =>
      content.domains.map(({ key, name }) => [`${certificationId} ${key}`, name] as const),
    ),
  )
  return (certificationId, key) => names.get(`${certificationId} ${key}`) ?? key
}

export type DrawableQuestion = Question & { readonly id: Id<'qst'>; readonly versionId: Id<'qve'> }

/** Minutes a taker is expected to need, by kind; an exam of 65 questions in 130 minutes gives two each. */
const minutesByKind: Readonly<Record<PoolQuestion['kind'], number>> = {
  single: 2,
  multiple: 2,
  ordering: 2.5,
  matching: 2.5,
  numeric: 2,
  text: 2,
}

/** The live questions of a certification as forms are drawn from them, with what these takers have seen. */
export async function drawableQuestions(
  reads: Reads,
  certificationId: Id<'crt'>,
  takers: readonly Id<'per'>[],
): Promise<DrawableQuestion[]> {
  const pool = await livePoolOf(reads, certificationId)
  const ids = pool.map(({ questionId }) => questionId)
  const seen = await lastSeenBy(reads, takers)
  const exposures = await exposureCounts(reads)
  const zone = await zoneOfOrganisation(reads)
  const enemies = Map.groupBy(await enemyPairsAmong(reads, ids), ([of]) => of)
  const dateOf = (at: Instant | undefined) => (at === undefined ? null : dateIn(zone, at))
  return pool.map(({ questionId, versionId, domain, difficulty, kind, caseId }) => ({
    id: questionId,
    versionId,
    domain,
    type: kind,
    minutes: minutesByKind[kind],
    difficulty: difficulty ?? 3,
    responses: exposures.get(questionId) ?? 0,
    exposures: exposures.get(questionId) ?? 0,
    lastSeen: dateOf(seen.get(questionId)),
    enemies: (enemies.get(questionId) ?? []).map(([, enemy]) => enemy),
    together: caseId,
  }))
}
