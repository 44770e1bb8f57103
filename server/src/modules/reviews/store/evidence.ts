import type { Instant } from '@cadre/kernel'
import { sql } from 'kysely'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { AnswerSource } from '../domain/answer.ts'
import type { Learner } from './learners.ts'

/** An answer as it stands, with the time of the one before to the same question. */
export type Evidence = {
  readonly sequence: number
  readonly at: Instant
  readonly source: AnswerSource
  readonly domain: string
  readonly correct: boolean
  readonly practiceExam: boolean
  readonly previousAt: Instant | null
}

type Asked = Learner & {
  /** Keys of the bank; null: all. */
  readonly domains: readonly string[] | null
  readonly after: { readonly at: Instant; readonly sequence: number } | null
  readonly limit: number
}

/** A page of what one person answered for one certification, the newest first. */
export async function evidencePage(reads: Reads, asked: Asked): Promise<Evidence[]> {
  const { personId, certificationId, domains, after, limit } = asked
  const { rows } = await sql<{
    sequence: number
    at: Instant
    source: AnswerSource
    domain: string
    correct: boolean
    practice_exam: boolean
    previous_at: Instant | null
  }>`
    select * from (
      select a.sequence, a.at, a.source, a.domain, a.correct, a.practice_exam,
        lag(a.at) over (partition by a.question_id order by a.at, a.sequence) as previous_at
      from reviews.answers a
      where a.organisation_id = ${organisationOf(reads)} and a.person_id = ${personId}
        and a.certification_id = ${certificationId} and not exists (
          select from reviews.answers n
          where n.organisation_id = a.organisation_id and n.person_id = a.person_id and n.source = a.source
            and n.source_id = a.source_id and n.question_id = a.question_id and n.revision > a.revision)
    ) standing
    where (${domains === null} or standing.domain = any(${domains ?? []}::text[]))
      and (${after === null} or (standing.at, standing.sequence) < (${timestamp(after?.at ?? reads.now)}, ${after?.sequence ?? 0}::int))
    order by standing.at desc, standing.sequence desc limit ${limit}`.execute(reads.db)
  return rows.map(({ practice_exam, previous_at, ...row }) => ({
    ...row,
    practiceExam: practice_exam,
    previousAt: previous_at,
  }))
}

/** The keys of the bank under which somebody answered. */
export async function domainsAnswered(reads: Reads, { personId, certificationId }: Learner): Promise<string[]> {
  const rows = await reads.db
    .selectFrom('reviews.answers as a')
    .select('a.domain')
    .distinct()
    .where(tenant(reads, 'a'))
    .where('a.person_id', '=', personId)
    .where('a.certification_id', '=', certificationId)
    .execute()
  return rows.map(({ domain }) => domain)
}
