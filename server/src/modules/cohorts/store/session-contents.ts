import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { json, timestamp } from '../../../platform/db/values.ts'
import type { Instant } from '@cadre/kernel'
import type { CohortId, PersonKey } from '../domain/cohort.ts'
import type { SessionContent } from '../domain/session-content.ts'

export type ContentRevision = {
  readonly sessionKey: string
  readonly revision: number
  /** Null: as the blueprint has it. */
  readonly content: SessionContent | null
  readonly words: string
  readonly by: PersonKey | null
  readonly at: Instant
}

const select = (reads: Reads, cohortId: CohortId) =>
  reads.db
    .selectFrom('cohorts.session_contents as t')
    .select(['t.session_key', 't.revision', 't.content', 't.words', 't.by', 't.at'])
    .where(tenant(reads, 't'))
    .where('t.cohort_id', '=', cohortId)
    .orderBy('t.session_key')
    .orderBy('t.revision', 'desc')
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const toRevision = (row: Row): ContentRevision => ({
  sessionKey: row.session_key,
  revision: row.revision,
  content: row.content as SessionContent | null,
  words: row.words,
  by: row.by as PersonKey | null,
  at: row.at,
})

/** What this cohort changed of its sessions' content, by session: the newest word. */
export async function contentsByCohort(reads: Reads, cohortId: CohortId): Promise<Map<string, ContentRevision>> {
  const rows = await select(reads, cohortId).distinctOn('t.session_key').execute()
  return new Map(rows.map((row) => [row.session_key, toRevision(row)]))
}

/** The newest first. */
export async function contentHistory(reads: Reads, cohortId: CohortId, sessionKey: string): Promise<ContentRevision[]> {
  return (await select(reads, cohortId).where('t.session_key', '=', sessionKey).execute()).map(toRevision)
}

export async function insertContent(
  tx: Tx,
  cohortId: CohortId,
  { sessionKey, revision, content, words }: Pick<ContentRevision, 'sessionKey' | 'revision' | 'content' | 'words'>,
): Promise<void> {
  await tx.db
    .insertInto('cohorts.session_contents')
    .values({
      organisation_id: organisationOf(tx),
      cohort_id: cohortId,
      session_key: sessionKey,
      revision,
      content: content && json(content),
      words,
      by: tx.scope.kind === 'organisation' ? tx.scope.personId : null,
      at: timestamp(tx.now),
    })
    .execute()
}
