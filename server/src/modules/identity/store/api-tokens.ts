import type { Permission } from '@cadre/contracts'
import type { Id, Instant } from '@cadre/kernel'
import { organisationOf, tenant } from '../../../platform/db/tenant.ts'
import { timestamp } from '../../../platform/db/values.ts'
import type { Reads, Tx } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

export type ApiToken = {
  readonly apiTokenId: Id<'tok'>
  readonly name: string
  readonly personId: PersonId
  readonly personName: string
  readonly permissions: readonly Permission[]
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly lastUsedAt: Instant | null
}

/** Tokens that were not revoked. @param owner whose; null for everybody's. */
export async function apiTokensOf(reads: Reads, owner: PersonId | null): Promise<ApiToken[]> {
  const rows = await reads.db
    .selectFrom('identity.api_tokens as t')
    .innerJoin('identity.memberships as m', (join) =>
      join.onRef('m.organisation_id', '=', 't.organisation_id').onRef('m.person_id', '=', 't.person_id'),
    )
    .select(['t.api_token_id', 't.name', 't.person_id', 'm.name as person_name', 't.permissions', 't.created_at'])
    .select(['t.expires_at', 't.last_used_at'])
    .where(tenant(reads, 't'))
    .where('t.revoked_at', 'is', null)
    .$if(owner !== null, (query) => query.where('t.person_id', '=', owner ?? ''))
    .orderBy('t.created_at', 'desc')
    .orderBy('t.api_token_id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    apiTokenId: row.api_token_id as Id<'tok'>,
    name: row.name,
    personId: row.person_id as PersonId,
    personName: row.person_name,
    permissions: row.permissions as Permission[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }))
}

export type NewApiToken = {
  readonly personId: PersonId
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly expiresAt: Instant
  readonly tokenHash: Buffer
}

export async function insertApiToken(tx: Tx, token: NewApiToken): Promise<Id<'tok'>> {
  const apiTokenId = tx.newId('tok')
  await tx.db
    .insertInto('identity.api_tokens')
    .values({
      organisation_id: organisationOf(tx),
      api_token_id: apiTokenId,
      person_id: token.personId,
      name: token.name,
      token_hash: token.tokenHash,
      permissions: [...token.permissions],
      created_at: timestamp(tx.now),
      expires_at: timestamp(token.expiresAt),
    })
    .execute()
  return apiTokenId
}

/** @param owner whose it must be; null for anybody's. @returns false when no such token was alive. */
export async function revokeToken(tx: Tx, apiTokenId: Id<'tok'>, owner: PersonId | null): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity.api_tokens as t')
    .set({ revoked_at: timestamp(tx.now) })
    .where(tenant(tx, 't'))
    .where('t.api_token_id', '=', apiTokenId)
    .where('t.revoked_at', 'is', null)
    .$if(owner !== null, (query) => query.where('t.person_id', '=', owner ?? ''))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether there is such a token, alive or revoked. */
export async function isTokenKnown(reads: Reads, apiTokenId: Id<'tok'>, owner: PersonId | null): Promise<boolean> {
  const row = await reads.db
    .selectFrom('identity.api_tokens as t')
    .select('t.api_token_id')
    .where(tenant(reads, 't'))
    .where('t.api_token_id', '=', apiTokenId)
    .$if(owner !== null, (query) => query.where('t.person_id', '=', owner ?? ''))
    .executeTakeFirst()
  return row !== undefined
}

/** All tokens of a member who leaves. */
export async function revokeTokensOf(tx: Tx, personId: PersonId): Promise<void> {
  await tx.db
    .updateTable('identity.api_tokens as t')
    .set({ revoked_at: timestamp(tx.now) })
    .where(tenant(tx, 't'))
    .where('t.person_id', '=', personId)
    .where('t.revoked_at', 'is', null)
    .execute()
}
