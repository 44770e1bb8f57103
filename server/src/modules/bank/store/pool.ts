import type { Id, Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { moment, timestamp } from '../../../platform/db/values.ts'
import type { PersonId, QuestionId, QuestionVersionId } from '../domain/question.ts'
import type { ItemKind } from '../domain/question-text.ts'

/** What drawing a form needs to know of a live question. */
export type PoolQuestion = {
  readonly questionId: QuestionId
  readonly versionId: QuestionVersionId
  readonly domain: string
  readonly objective: string | null
  readonly difficulty: number | null
  readonly kind: ItemKind
  readonly caseId: Id<'cas'> | null
  readonly tags: readonly string[]
}

/** Live questions of a certification, in the order of their ids so that a stored seed draws the same form again. */
export async function livePoolOf(reads: Reads, certificationId: Id<'crt'>): Promise<PoolQuestion[]> {
  const rows = await reads.db
    .selectFrom('bank.questions as q')
    .select(['q.question_id', 'q.live_version_id', 'q.domain', 'q.objective', 'q.difficulty', 'q.kind', 'q.case_id'])
    .select('q.tags')
    .where(tenant(reads, 'q'))
    .where('q.certification_id', '=', certificationId)
    .where('q.live_version_id', 'is not', null)
    .orderBy('q.question_id')
    .execute()
  return rows.map((row) => ({
    questionId: row.question_id as QuestionId,
    versionId: row.live_version_id as QuestionVersionId,
    domain: row.domain,
    objective: row.objective,
    difficulty: row.difficulty,
    kind: row.kind as ItemKind,
    caseId: row.case_id as Id<'cas'> | null,
    tags: row.tags,
  }))
}

/** Somebody is shown these now. */
export const recordExposures = (tx: Tx, personId: PersonId, questionIds: readonly QuestionId[]): Promise<void> =>
  addExposures(tx, [personId], questionIds)

/** These people are shown a question now. */
export const recordSeenBy = (tx: Tx, personIds: readonly PersonId[], questionId: QuestionId): Promise<void> =>
  addExposures(tx, personIds, [questionId])

async function addExposures(tx: Tx, people: readonly PersonId[], questions: readonly QuestionId[]): Promise<void> {
  const [personIds, questionIds] = [[...new Set(people)].toSorted(), [...new Set(questions)].toSorted()]
  if (personIds.length === 0 || questionIds.length === 0) return
  await sql`
    insert into bank.exposures (organisation_id, person_id, question_id, times, last_seen_at)
    select ${organisationOf(tx)}, p.id, q.id, 1, ${timestamp(tx.now)}
    from unnest(${personIds}::text[]) p(id) cross join unnest(${questionIds}::text[]) q(id) order by 2, 3
    on conflict (organisation_id, person_id, question_id) do update
    set times = exposures.times + 1, last_seen_at = greatest(exposures.last_seen_at, excluded.last_seen_at)`.execute(
    tx.db,
  )
}

/** Questions that any of these people saw since then. */
export async function seenSince(
  reads: Reads,
  personIds: readonly PersonId[],
  since: Instant,
): Promise<Set<QuestionId>> {
  if (personIds.length === 0) return new Set()
  const rows = await reads.db
    .selectFrom('bank.exposures as e')
    .select('e.question_id')
    .distinct()
    .where(tenant(reads, 'e'))
    .where('e.person_id', 'in', [...personIds])
    .where('e.last_seen_at', '>=', moment(since))
    .execute()
  return new Set(rows.map((row) => row.question_id as QuestionId))
}

/** How often each question was shown to anybody, for exposure limits. */
export async function exposureCounts(reads: Reads): Promise<Map<QuestionId, number>> {
  const rows = await reads.db
    .selectFrom('bank.exposures as e')
    .select(({ fn }) => ['e.question_id', fn.sum<number>('e.times').as('times')])
    .where(tenant(reads, 'e'))
    .groupBy('e.question_id')
    .execute()
  return new Map(rows.map((row) => [row.question_id as QuestionId, row.times]))
}

export type QuestionsOfGuide = {
  readonly certificationId: Id<'crt'>
  readonly domain: string
  readonly guideVersion: string | null
  readonly count: number
}

/** How many questions that are not retired stand where, by the guide they were written for: for drift. */
export async function questionsByGuide(
  reads: Reads,
  certificationIds: readonly Id<'crt'>[],
): Promise<QuestionsOfGuide[]> {
  if (certificationIds.length === 0) return []
  const rows = await reads.db
    .selectFrom('bank.questions as q')
    .select(({ fn }) => ['q.certification_id', 'q.domain', 'q.guide_version', fn.countAll<number>().as('count')])
    .where(tenant(reads, 'q'))
    .where('q.certification_id', 'in', [...certificationIds])
    .where('q.state', '<>', 'retired')
    .groupBy(['q.certification_id', 'q.domain', 'q.guide_version'])
    .orderBy('q.domain')
    .execute()
  return rows.map((row) => ({
    certificationId: row.certification_id as Id<'crt'>,
    domain: row.domain,
    guideVersion: row.guide_version,
    count: row.count,
  }))
}

/** When any of these people last saw each question. */
export async function lastSeenBy(reads: Reads, personIds: readonly PersonId[]): Promise<Map<QuestionId, Instant>> {
  if (personIds.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('bank.exposures as e')
    .select(({ fn }) => ['e.question_id', fn.max('e.last_seen_at').as('at')])
    .where(tenant(reads, 'e'))
    .where('e.person_id', 'in', [...personIds])
    .groupBy('e.question_id')
    .execute()
  return new Map(rows.map((row) => [row.question_id as QuestionId, row.at]))
}

/** The version of each question that is live now. */
export async function liveVersionsOf(
  reads: Reads,
  questionIds: readonly QuestionId[],
): Promise<Map<QuestionId, QuestionVersionId>> {
  if (questionIds.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('bank.questions as q')
    .select(['q.question_id', 'q.live_version_id'])
    .where(tenant(reads, 'q'))
    .where('q.question_id', 'in', [...questionIds])
    .where('q.live_version_id', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.question_id as QuestionId, row.live_version_id as QuestionVersionId]))
}

/** Where questions belong, whatever their state. */
export async function questionPlaces(
  reads: Reads,
  questionIds: readonly QuestionId[],
): Promise<Map<QuestionId, { readonly certificationId: Id<'crt'>; readonly domain: string }>> {
  if (questionIds.length === 0) return new Map()
  const rows = await reads.db
    .selectFrom('bank.questions as q')
    .select(['q.question_id', 'q.certification_id', 'q.domain'])
    .where(tenant(reads, 'q'))
    .where('q.question_id', 'in', [...new Set(questionIds)])
    .execute()
  return new Map(
    rows.map((row) => [
      row.question_id as QuestionId,
      { certificationId: row.certification_id as Id<'crt'>, domain: row.domain },
    ]),
  )
}
