import type { Instant } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import type { PersonId } from '../../../platform/scope.ts'

/** When a person came, and when they first signed in. */
export async function personDates({ db }: Reads, personId: PersonId) {
  return db
    .selectFrom('identity.people')
    .select(['created_at', 'activated_at'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
}

export async function allMembershipsOf({ db }: Reads, personId: PersonId) {
  return db
    .selectFrom('identity.memberships as m')
    .innerJoin('identity.organisations as o', 'o.organisation_id', 'm.organisation_id')
    .select(['o.name as organisation', 'm.name', 'm.email', 'm.roles', 'm.status', 'm.joined_at', 'm.ended_at'])
    .where('m.person_id', '=', personId)
    .orderBy('o.name')
    .execute()
}

export async function allInvitationsOf({ db }: Reads, personId: PersonId) {
  return db
    .selectFrom('identity.invitations as i')
    .innerJoin('identity.organisations as o', 'o.organisation_id', 'i.organisation_id')
    .select(['o.name as organisation', 'i.email', 'i.roles', 'i.status', 'i.message', 'i.created_at', 'i.ended_at'])
    .where('i.person_id', '=', personId)
    .orderBy('i.created_at')
    .execute()
}

/** Ended ones too, as long as they are kept. */
export async function allSessionsOf({ db }: Reads, personId: PersonId) {
  return db
    .selectFrom('identity.sessions')
    .select(['created_at', 'last_seen_at', 'revoked_at', 'assurance', 'user_agent', 'address'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
}

export async function allApiTokensOf({ db }: Reads, personId: PersonId) {
  return db
    .selectFrom('identity.api_tokens as t')
    .innerJoin('identity.organisations as o', 'o.organisation_id', 't.organisation_id')
    .select(['o.name as organisation', 't.name', 't.permissions', 't.created_at', 't.expires_at', 't.last_used_at'])
    .select('t.revoked_at')
    .where('t.person_id', '=', personId)
    .orderBy('t.created_at')
    .execute()
}

export async function passwordChangedAt({ db }: Reads, personId: PersonId): Promise<Instant | null> {
  const row = await db
    .selectFrom('identity.passwords')
    .select('changed_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.changed_at ?? null
}
