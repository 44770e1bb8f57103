import { notFound } from '@cadre/contracts'
import { ok, present, refuse } from '@cadre/kernel'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { OrganisationScope } from '../../../platform/scope.ts'
import { findVersion } from '../../blueprints/index.ts'
import type { Cohort, CohortId } from '../domain/cohort.ts'
import type { SessionContent } from '../domain/session-content.ts'
import { lockCohort } from '../store/cohorts.ts'
import { contentHistory, contentsByCohort, insertContent } from '../store/session-contents.ts'
import { sessionsOf } from '../store/sessions.ts'

/** A session that is still to come, with what the blueprint calls it and whether this cohort filled it. */
export type SessionToFill = {
  readonly key: string
  readonly title: string
  readonly kind: string
  readonly date: string
  readonly minutes: number
  /** What this cohort put in; null: as the blueprint has it. */
  readonly filled: { readonly content: SessionContent; readonly words: string; readonly revision: number } | null
}

/** The planned sessions ahead of a cohort in order of time, and the domains and objectives that its blueprint knows. */
export async function sessionsToFill(reads: Reads, { cohortId, versionId }: Pick<Cohort, 'cohortId' | 'versionId'>) {
  const [version, filled, stored] = await Promise.all([
    findVersion(reads, versionId),
    contentsByCohort(reads, cohortId),
    sessionsOf(reads, cohortId),
  ])
  const { content } = present(version, 'a cohort stands on a version')
  const kinds = new Map(content.sessions.map(({ key, kind }) => [key, kind]))
  const sessions = stored
    .filter(({ state, start }) => state === 'planned' && start > reads.now)
    .map(({ key, title, date, minutes }): SessionToFill => {
      const own = filled.get(key)
      return {
        key,
        title,
        kind: kinds.get(key) ?? 'session',
        date,
        minutes,
        filled: own?.content ? { content: own.content, words: own.words, revision: own.revision } : null,
      }
    })
  return { sessions, domains: content.domains, objectives: content.modules.flatMap((module) => module.objectives) }
}

type Filling = { readonly sessionKey: string; readonly content: SessionContent; readonly words: string }

/** Fills a session of a cohort's own copy of the plan; the blueprint stays as it is. Null: as it was already. */
export async function fillSession(tx: Tx<OrganisationScope>, cohortId: CohortId, filling: Filling) {
  const session = await plannedSession(tx, cohortId, filling.sessionKey)
  if (!session) return refuse(notFound.code)
  const [before] = await contentHistory(tx, cohortId, filling.sessionKey)
  const revision = (before?.revision ?? 0) + 1
  await insertContent(tx, cohortId, { ...filling, revision })
  said(tx, { cohortId, operation: 'cohorts.fill-session', detail: { ...filling, revision } })
  return ok({ revision })
}

/** Puts back what a session held before its last filling. */
export async function refillSession(tx: Tx<OrganisationScope>, cohortId: CohortId, sessionKey: string) {
  const session = await plannedSession(tx, cohortId, sessionKey)
  const [last, before] = await contentHistory(tx, cohortId, sessionKey)
  if (!session || !last?.content) return refuse(notFound.code)
  const revision = last.revision + 1
  const words = `Undone: ${last.words}`
  await insertContent(tx, cohortId, { sessionKey, revision, content: before?.content ?? null, words })
  said(tx, { cohortId, operation: 'cohorts.refill-session', detail: { sessionKey, revision } })
  return ok({ revision })
}

async function plannedSession(tx: Tx<OrganisationScope>, cohortId: CohortId, sessionKey: string) {
  await lockCohort(tx, cohortId)
  return (await sessionsOf(tx, cohortId)).find(({ key, state }) => key === sessionKey && state === 'planned')
}

type Said = { readonly cohortId: CohortId; readonly operation: string; readonly detail: Record<string, unknown> }

function said(tx: Tx<OrganisationScope>, { cohortId, operation, detail }: Said): void {
  tx.record({ operation, subject: cohortId, detail })
  tx.changed('cohorts', cohortId)
}
