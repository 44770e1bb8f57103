import { present } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { findVersion, type VersionContent } from '../../blueprints/index.ts'
import type { Cohort } from '../domain/cohort.ts'
import { blocksWith } from '../domain/session-content.ts'
import { contentsByCohort } from '../store/session-contents.ts'

type Content = VersionContent['content']

/** A cohort's own copy of its blueprint: sessions that were filled for this group hold what they were filled with. */
export async function contentOfCohort(
  reads: Reads,
  { cohortId, versionId }: Pick<Cohort, 'cohortId' | 'versionId'>,
): Promise<Content> {
  const { content } = present(await findVersion(reads, versionId), 'a cohort stands on a version')
  const filled = await contentsByCohort(reads, cohortId)
  const sessions = content.sessions.map((session) => {
    const own = filled.get(session.key)?.content
    return own ? { ...session, objectives: [...own.objectives], blocks: blocksWith(session.blocks, own) } : session
  })
  return { ...content, sessions }
}
