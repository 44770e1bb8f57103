import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { OrganisationId } from '../../../platform/scope.ts'
import type { CohortId, PersonKey } from '../domain/cohort.ts'

export type Feed = {
  readonly feedId: Id<'fee'>
  readonly kind: 'personal' | 'cohort'
  readonly cohortId: CohortId | null
  readonly createdAt: Instant
}

export async function feedsOf(reads: Reads, personId: PersonKey): Promise<Feed[]> {
  const rows = await reads.db
    .selectFrom('cohorts.feeds as f')
    .select(['f.feed_id', 'f.kind', 'f.cohort_id', 'f.created_at'])
    .where(tenant(reads, 'f'))
    .where('f.person_id', '=', personId)
    .where('f.revoked_at', 'is', null)
    .orderBy('f.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    feedId: row.feed_id as Id<'fee'>,
    kind: row.kind as Feed['kind'],
    cohortId: row.cohort_id as CohortId | null,
    createdAt: row.created_at,
  }))
}

export async function insertFeed(
  tx: Tx,
  feed: Omit<Feed, 'feedId' | 'createdAt'> & { readonly personId: PersonKey; readonly tokenHash: Buffer },
): Promise<Id<'fee'>> {
  const feedId = tx.newId('fee')
  const { kind, cohortId, personId, tokenHash } = feed
  await tx.db
    .insertInto('cohorts.feeds')
    .values({
      organisation_id: organisationOf(tx),
      feed_id: feedId,
      person_id: personId,
      kind,
      cohort_id: cohortId,
      token_hash: tokenHash,
      created_at: timestamp(tx.now),
    })
    .execute()
  return feedId
}

export async function revokeFeed(tx: Tx, personId: PersonKey, feedId: Id<'fee'>): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('cohorts.feeds as f')
    .set({ revoked_at: timestamp(tx.now) })
    .where(tenant(tx, 'f'))
    .where('f.person_id', '=', personId)
    .where('f.feed_id', '=', feedId)
    .where('f.revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type FeedOwner = Pick<Feed, 'kind' | 'cohortId'> & {
  readonly organisationId: OrganisationId
  readonly personId: PersonKey
}

/** Whose address this is; asked before any organisation is known, by the hash of the secret alone. */
export async function findFeedByToken({ db }: Reads, tokenHash: Buffer): Promise<FeedOwner | null> {
  const row = await db
    .selectFrom('cohorts.feeds as f')
    .select(['f.organisation_id', 'f.person_id', 'f.kind', 'f.cohort_id'])
    .where('f.token_hash', '=', tokenHash)
    .where('f.revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    organisationId: row.organisation_id as OrganisationId,
    personId: row.person_id as PersonKey,
    kind: row.kind as Feed['kind'],
    cohortId: row.cohort_id as CohortId | null,
  }
}
