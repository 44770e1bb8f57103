import type { Question } from '@cadre/assembly'
import { dateIn, type Id, type Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { enemyPairsAmong, exposureCounts, lastSeenBy, livePoolOf, type PoolQuestion } from '../../bank/index.ts'
import type { ExamDomains } from '../../blueprints/index.ts'
import { zoneOfOrganisation } from '../../identity/index.ts'

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

type Drawing = { readonly takers: readonly Id<'per'>[]; readonly placeOf: ExamDomains['placeOf'] }

/** The live questions of a certification as forms are drawn from them, each in its domain of the exam, with what these takers have seen. */
export async function drawableQuestions(
  reads: Reads,
  certificationId: Id<'crt'>,
  { takers, placeOf }: Drawing,
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
    domain: placeOf(domain) ?? domain,
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
